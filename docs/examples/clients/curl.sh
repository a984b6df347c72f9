# Creates a userStatus on every path with curl.
while read -r path; do
  curl --silent --show-error --fail --output /dev/null "$GRAPH_BASE_URL$path" \
    --header "Authorization: Bearer $GRAPH_TOKEN" \
    --json '{
      "userDisplayName": "Zoë",
      "devicesCount": 12,
      "status": "compliant",
      "lastReportedDateTime": "2017-01-01T00:00:17.7769392-08:00",
      "userPrincipalName": "zoe@contoso.example"
    }' || exit
done < "${1:-$(dirname "$0")/paths.txt}"
