# Creates a userStatus on every path with LWP::UserAgent.
use strict;
use warnings;
use utf8;
use File::Basename qw(dirname);
use JSON::PP qw(encode_json decode_json);
use LWP::UserAgent;
use POSIX qw(strftime);

my $user_status = {
    userDisplayName      => 'Zoë',
    devicesCount         => 12,
    status               => 'compliant',
    lastReportedDateTime => strftime('%Y-%m-%dT%H:%M:%SZ', gmtime(1483257617)),
    userPrincipalName    => 'zoe@contoso.example',
};
my $agent = LWP::UserAgent->new;
$agent->default_header(Authorization => "Bearer $ENV{GRAPH_TOKEN}");

open(my $file, '<', $ARGV[0] // dirname($0) . '/paths.txt') or die $!;
while (my $path = <$file>) {
    chomp $path;
    my $answer = $agent->post(
        $ENV{GRAPH_BASE_URL} . $path,
        'Content-Type' => 'application/json',
        Content        => encode_json($user_status),
    );
    die "$path was answered with " . $answer->status_line . "\n" unless $answer->code == 201;
    print decode_json($answer->content)->{id}, "\n";
}
