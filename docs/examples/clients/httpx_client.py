# Creates a userStatus on every path with httpx.
import os
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import httpx

user_status = {
    "userDisplayName": "Zoë",
    "devicesCount": 12,
    "status": "compliant",
    "lastReportedDateTime": datetime(2017, 1, 1, 0, 0, 17, 776939, timezone(timedelta(hours=-8))).isoformat(),
    "userPrincipalName": "zoe@contoso.example",
}

file = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("paths.txt")
headers = {"Authorization": f"Bearer {os.environ['GRAPH_TOKEN']}"}
with httpx.Client(base_url=os.environ["GRAPH_BASE_URL"], headers=headers, timeout=30) as client:
    for path in file.read_text().split():
        answer = client.post(path, json=user_status)
        answer.raise_for_status()
        print(answer.json()["id"])
