// Creates a userStatus on every path with java.net.http, of the standard library since Java 11; `java HttpClientExample.java` runs it.
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

class HttpClientExample {
  public static void main(String[] args) throws Exception {
    var reported = OffsetDateTime.of(2017, 1, 1, 0, 0, 17, 776_939_200, ZoneOffset.ofHours(-8));
    var body = """
        {"userDisplayName": "Zoë", "devicesCount": %d, "status": "compliant",
         "lastReportedDateTime": "%s", "userPrincipalName": "zoe@contoso.example"}
        """.formatted(12, reported);
    var file = Path.of(args.length > 0 ? args[0] : "docs/examples/clients/paths.txt");
    var client = HttpClient.newHttpClient();
    for (var path : Files.readAllLines(file)) {
      var request = HttpRequest.newBuilder(URI.create(System.getenv("GRAPH_BASE_URL") + path))
          .header("Authorization", "Bearer " + System.getenv("GRAPH_TOKEN"))
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body))
          .build();
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 201) throw new IllegalStateException(path + ": " + answer.statusCode());
    }
  }
}
