<?php
// Creates a userStatus on every path with PHP's curl extension.
$userStatus = [
    'userDisplayName' => 'Zoë',
    'devicesCount' => 12,
    'status' => 'compliant',
    'lastReportedDateTime' => (new DateTimeImmutable('2017-01-01T00:00:17.776939-08:00'))->format('Y-m-d\TH:i:s.uP'),
    'userPrincipalName' => 'zoe@contoso.example',
];

foreach (file($argv[1] ?? __DIR__ . '/paths.txt', FILE_IGNORE_NEW_LINES) as $path) {
    $curl = curl_init(getenv('GRAPH_BASE_URL') . $path);
    curl_setopt_array($curl, [
        CURLOPT_POSTFIELDS => json_encode($userStatus),
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_HTTPHEADER => [
            'Authorization: Bearer ' . getenv('GRAPH_TOKEN'),
            'Content-Type: application/json',
        ],
    ]);
    $answer = curl_exec($curl);
    $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
    if ($status !== 201) {
        fwrite(STDERR, "$path was answered with $status: " . curl_error($curl) . "\n");
        exit(1);
    }
    echo json_decode($answer)->id, "\n";
}
