# Creates a userStatus on every path with urllib, of Python's standard library.
import json
import os
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from urllib.request import Request, urlopen

user_status = {
    "userDisplayName": "Zoë",
    "devicesCount": 12,
    "status": "compliant",
    "lastReportedDateTime": datetime(2017, 1, 1, 0, 0, 17, 776939, timezone(timedelta(hours=-8))).isoformat(),
    "userPrincipalName": "zoe@contoso.example",
}
headers = {
    "Authorization": f"Bearer {os.environ['GRAPH_TOKEN']}",
    "Content-Type": "application/json",
}

file = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("paths.txt")
for path in file.read_text().split():
    body = json.dumps(user_status).encode()
    request = Request(os.environ["GRAPH_BASE_URL"] + path, body, headers, method="POST")
    with urlopen(request, timeout=30) as answer:
        print(json.load(answer)["id"])
