// For go test: a client's tests behind the gate. gate -- go test ./...
package userstatuses

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The client that is tested; yours is called here.
func create(t *testing.T, status string) int {
	path := "/deviceManagement/deviceConfigurations/7e323db2-3db2-7e32-b23d-327eb23d327e/userStatuses"
	body := fmt.Sprintf(`{"userDisplayName": "Zoe", "devicesCount": 12, "status": %q,
		"lastReportedDateTime": "2017-01-01T00:00:17.7769392-08:00", "userPrincipalName": "zoe@contoso.example"}`, status)
	request, err := http.NewRequest("POST", os.Getenv("GRAPH_BASE_URL")+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("GRAPH_TOKEN"))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusTooManyRequests {
		return answer.StatusCode
	}
	seconds, _ := strconv.Atoi(answer.Header.Get("Retry-After"))
	time.Sleep(time.Duration(seconds) * time.Second)
	return create(t, status)
}

// Asks the gate by POST, or for findings by GET.
func gate(t *testing.T, name string, body string) (seen struct{ Verdict string }) {
	url := os.Getenv("USERSTATUS_GATE_URL") + "/" + name
	method := "POST"
	if name == "findings" {
		method = "GET"
	}
	request, _ := http.NewRequest(method, url, strings.NewReader(body))
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("the gate answered %d", answer.StatusCode)
	}
	if err := json.NewDecoder(answer.Body).Decode(&seen); err != nil {
		t.Fatal(err)
	}
	return seen
}

func expectConformant(t *testing.T, status string) {
	if code := create(t, status); code != http.StatusCreated {
		t.Fatalf("expected 201, actual %d", code)
	}
	if seen := gate(t, "findings", ""); seen.Verdict != "conformant" {
		t.Fatalf("expected conformant, actual %s", seen.Verdict)
	}
}

func TestKeepsTheContract(t *testing.T) {
	gate(t, "reset", "")
	expectConformant(t, "compliant")
}

func TestWaitsOnAThrottledDay(t *testing.T) {
	gate(t, "reset", "")
	gate(t, "scenario", `{"name": "throttled"}`)
	expectConformant(t, "error")
}
