# For pytest: a client's tests behind the gate. gate -- pytest docs/examples/control
import json
import os
import time
import urllib.error
import urllib.request

GRAPH, TOKEN, GATE = (os.environ[name] for name in ("GRAPH_BASE_URL", "GRAPH_TOKEN", "USERSTATUS_GATE_URL"))
PATH = "/deviceManagement/deviceConfigurations/7e323db2-3db2-7e32-b23d-327eb23d327e/userStatuses"


def create(status):
    """The client that is tested; yours is imported here."""
    body = {
        "userDisplayName": "Zoë",
        "devicesCount": 12,
        "status": status,
        "lastReportedDateTime": "2017-01-01T00:00:17.7769392-08:00",
        "userPrincipalName": "zoe@contoso.example",
    }
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json", "Accept": "application/json"}
    request = urllib.request.Request(GRAPH + PATH, json.dumps(body).encode(), headers)
    try:
        return json.load(urllib.request.urlopen(request))
    except urllib.error.HTTPError as error:
        if error.code != 429:
            raise
        time.sleep(int(error.headers["Retry-After"]))
        return create(status)


def gate(name, body=None):
    """Asks the gate: findings, reset, or scenario with a name."""
    data = None if name == "findings" else json.dumps(body).encode()
    request = urllib.request.Request(f"{GATE}/{name}", data, {"Content-Type": "application/json"})
    return json.load(urllib.request.urlopen(request))


def setup_function():
    gate("reset")


def test_keeps_the_contract():
    assert create("compliant")["id"]
    seen = gate("findings")
    assert seen["verdict"] == "conformant", seen["findings"]


def test_waits_on_a_throttled_day():
    gate("scenario", {"name": "throttled"})
    assert create("error")["status"] == "error"
    seen = gate("findings")
    assert seen["creates"] == 2
    assert seen["verdict"] == "conformant", seen["findings"]
