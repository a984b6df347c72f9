// For JUnit 5: a client's tests behind the gate. gate -- mvn test
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserStatusesTest {
    static final HttpClient http = HttpClient.newHttpClient();

    static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The client that is tested; yours is called here. */
    static HttpResponse<String> create(String status) throws Exception {
        String path = "/deviceManagement/deviceConfigurations/7e323db2-3db2-7e32-b23d-327eb23d327e/userStatuses";
        String body = """
            {"userDisplayName": "Zoe", "devicesCount": 12, "status": "%s",
             "lastReportedDateTime": "2017-01-01T00:00:17.7769392-08:00",
             "userPrincipalName": "zoe@contoso.example"}""".formatted(status);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(System.getenv("GRAPH_BASE_URL") + path))
            .header("Authorization", "Bearer " + System.getenv("GRAPH_TOKEN"))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() != 429) return answer;
        Thread.sleep(1000 * Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()));
        return create(status);
    }

    static String findings() throws Exception {
        return send(HttpRequest.newBuilder(URI.create(System.getenv("USERSTATUS_GATE_URL") + "/findings"))).body();
    }

    static void post(String name, String body) throws Exception {
        URI uri = URI.create(System.getenv("USERSTATUS_GATE_URL") + "/" + name);
        assertEquals(200, send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body))).statusCode());
    }

    @BeforeEach
    void reset() throws Exception {
        post("reset", "");
    }

    @Test
    void keepsTheContract() throws Exception {
        assertEquals(201, create("compliant").statusCode());
        assertTrue(findings().contains("\"verdict\":\"conformant\""), findings());
    }

    @Test
    void waitsOnAThrottledDay() throws Exception {
        post("scenario", "{\"name\": \"throttled\"}");
        assertEquals(201, create("error").statusCode());
        assertTrue(findings().contains("\"verdict\":\"conformant\""), findings());
    }
}
