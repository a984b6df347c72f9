<?php
// Creates a userStatus on every path with PHP's streams, which need no extension.
$userStatus = [
    'userDisplayName' => 'Zoë',
    'devicesCount' => 12,
    'status' => 'compliant',
    'lastReportedDateTime' => (new DateTimeImmutable('2017-01-01T00:00:17.776939-08:00'))->format(DATE_ATOM),
    'userPrincipalName' => 'zoe@contoso.example',
];
$context = stream_context_create(['http' => [
    'method' => 'POST',
    'header' => ['Authorization: Bearer ' . getenv('GRAPH_TOKEN'), 'Content-Type: application/json'],
    'content' => json_encode($userStatus),
]]);

foreach (file($argv[1] ?? __DIR__ . '/paths.txt', FILE_IGNORE_NEW_LINES) as $path) {
    $answer = file_get_contents(getenv('GRAPH_BASE_URL') . $path, false, $context);
    if ($answer === false) {
        exit(1);
    }
    echo json_decode($answer)->id, "\n";
}
