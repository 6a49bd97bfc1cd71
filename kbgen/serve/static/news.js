// Hears of builds once for all tabs of the preview, and passes it on.

const tabs = new BroadcastChannel("kb-preview");
let last = "";

function listen() {
  const source = new EventSource("/_preview/events");
  source.onmessage = ({ data }) => {
    last = data;
    tabs.postMessage(data);
  };
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  };
}

listen();
// A tab that comes later asks by connecting.
addEventListener("connect", (event) => {
  if (last && event instanceof MessageEvent) event.ports[0].postMessage(last);
});
