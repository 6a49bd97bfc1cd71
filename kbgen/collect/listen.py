import socket

from kbgen.errors import KbgenError

#: Connections that wait in the kernel.
QUEUE = 1024


def listen(host: str, port: int, hint: str) -> socket.socket:
    """Return a listening socket. Raises KbgenError, with the hint, when that fails."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol by name: else asyncio leaves Nagle's algorithm on, and the second part of each
    # answer waits 40 ms for the first one to be acknowledged.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(QUEUE)  # connections from now on wait until the server runs
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or str(error)
        raise KbgenError(f"Cannot listen on {host}:{port}: {reason}", hint) from error
    return listening


def address_of(listening: socket.socket, host: str) -> str:
    """Return the URL of a listening socket, with a slash at its end."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{listening.getsockname()[1]}/"
