# Creates a userStatus with curl.
curl --silent --show-error --fail \
  "$GRAPH_BASE_URL/deviceManagement/deviceConfigurations/7e323db2-3db2-7e32-b23d-327eb23d327e/userStatuses" \
  --header "Authorization: Bearer $GRAPH_TOKEN" \
  --json '{
    "userDisplayName": "Zoë",
    "devicesCount": 12,
    "status": "compliant",
    "lastReportedDateTime": "2017-01-01T00:00:17.7769392-08:00",
    "userPrincipalName": "zoe@contoso.example"
  }'
