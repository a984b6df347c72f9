// For xUnit: a client's tests behind the gate. gate -- dotnet test
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

public class UserStatusesTests : IAsyncLifetime
{
    static readonly HttpClient Http = new();

    static string Variable(string name) => Environment.GetEnvironmentVariable(name)!;

    // The client that is tested; yours is called here.
    static async Task<HttpResponseMessage> Create(string status)
    {
        var path = "/deviceManagement/deviceConfigurations/7e323db2-3db2-7e32-b23d-327eb23d327e/userStatuses";
        using var request = new HttpRequestMessage(HttpMethod.Post, Variable("GRAPH_BASE_URL") + path)
        {
            Content = JsonContent.Create(new
            {
                userDisplayName = "Zoe",
                devicesCount = 12,
                status,
                lastReportedDateTime = "2017-01-01T00:00:17.7769392-08:00",
                userPrincipalName = "zoe@contoso.example",
            }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Variable("GRAPH_TOKEN"));
        request.Headers.Accept.ParseAdd("application/json");
        var answer = await Http.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.TooManyRequests) return answer;
        await Task.Delay(answer.Headers.RetryAfter!.Delta!.Value);
        return await Create(status);
    }

    static Task<JsonElement> Findings() =>
        Http.GetFromJsonAsync<JsonElement>(Variable("USERSTATUS_GATE_URL") + "/findings");

    static async Task Post(string name, object? body = null) =>
        (await Http.PostAsJsonAsync(Variable("USERSTATUS_GATE_URL") + "/" + name, body)).EnsureSuccessStatusCode();

    public Task InitializeAsync() => Post("reset");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task KeepsTheContract()
    {
        Assert.Equal(HttpStatusCode.Created, (await Create("compliant")).StatusCode);
        Assert.Equal("conformant", (await Findings()).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task WaitsOnAThrottledDay()
    {
        await Post("scenario", new { name = "throttled" });
        Assert.Equal(HttpStatusCode.Created, (await Create("error")).StatusCode);
        Assert.Equal("conformant", (await Findings()).GetProperty("verdict").GetString());
    }
}
