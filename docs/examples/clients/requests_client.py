# Creates a userStatus on every path with requests, with the retries that its documentation shows.
import os
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

user_status = {
    "userDisplayName": "Zoë",
    "devicesCount": 12,
    "status": "compliant",
    "lastReportedDateTime": datetime(2017, 1, 1, 0, 0, 17, 776939, timezone(timedelta(hours=-8))).isoformat(),
    "userPrincipalName": "zoe@contoso.example",
}

session = requests.Session()
session.headers["Authorization"] = f"Bearer {os.environ['GRAPH_TOKEN']}"
retries = Retry(total=3, backoff_factor=0.1, status_forcelist=[429, 502, 503, 504], allowed_methods=None)
for scheme in ("http://", "https://"):
    session.mount(scheme, HTTPAdapter(max_retries=retries))

file = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("paths.txt")
for path in file.read_text().split():
    answer = session.post(os.environ["GRAPH_BASE_URL"] + path, json=user_status, timeout=30)
    answer.raise_for_status()
    print(answer.json()["id"])
