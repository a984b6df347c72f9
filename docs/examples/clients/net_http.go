// Creates a userStatus on every path with net/http, of Go's standard library.
package main

import (
	"bytes"
	"encoding/json"
	"log"
	"net/http"
	"os"
	"strings"
	"time"
)

type userStatus struct {
	UserDisplayName      string    `json:"userDisplayName"`
	DevicesCount         int32     `json:"devicesCount"`
	Status               string    `json:"status"`
	LastReportedDateTime time.Time `json:"lastReportedDateTime"`
	UserPrincipalName    string    `json:"userPrincipalName"`
}

func main() {
	reported := time.Date(2017, 1, 1, 0, 0, 17, 776939200, time.FixedZone("", -8*60*60))
	body, _ := json.Marshal(userStatus{"Zoë", 12, "compliant", reported, "zoe@contoso.example"})
	file := "docs/examples/clients/paths.txt"
	if len(os.Args) > 1 {
		file = os.Args[1]
	}
	paths, _ := os.ReadFile(file)
	for _, path := range strings.Fields(string(paths)) {
		request, _ := http.NewRequest(http.MethodPost, os.Getenv("GRAPH_BASE_URL")+path, bytes.NewReader(body))
		request.Header.Set("Authorization", "Bearer "+os.Getenv("GRAPH_TOKEN"))
		request.Header.Set("Content-Type", "application/json")
		answer, err := http.DefaultClient.Do(request)
		if err != nil || answer.StatusCode != http.StatusCreated {
			log.Fatal(path, answer, err)
		}
		answer.Body.Close()
	}
}
