from kbgen.collect.metrics import Metrics


def test_requests_are_in_buckets_that_add_up():
    metrics = Metrics()
    for seconds in (0.001, 0.002, 0.004, 0.3, 60):
        metrics.count_request("/v1/events", 202, seconds)
    lines = metrics.text(3).splitlines()
    counts = [int(line.split()[1]) for line in lines if "_bucket" in line]
    assert counts == [2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5]
    assert "kbgen_request_seconds_count 5" in lines
    assert "kbgen_request_seconds_sum 60.307000" in lines
    assert "kbgen_waiting_requests 3" in lines


def test_every_figure_has_a_type_and_every_line_an_end():
    metrics = Metrics()
    metrics.count_events("vote", "accepted")
    text = metrics.text(0)
    assert text.endswith("\n")
    named = {line.split()[2] for line in text.splitlines() if line.startswith("# TYPE")}
    for line in text.splitlines():
        if not line.startswith("#"):
            name = line.split("{")[0].split()[0]
            assert any(name.startswith(one) for one in named)
