# Creates a userStatus on every path with HTTP::Tiny, of Perl's core.
use strict;
use warnings;
use utf8;
use File::Basename qw(dirname);
use HTTP::Tiny;
use JSON::PP qw(encode_json decode_json);
use POSIX qw(strftime);

my $user_status = {
    userDisplayName      => 'Zoë',
    devicesCount         => 12,
    status               => 'compliant',
    lastReportedDateTime => strftime('%Y-%m-%dT%H:%M:%SZ', gmtime(1483257617)),
    userPrincipalName    => 'zoe@contoso.example',
};
my $http = HTTP::Tiny->new(
    verify_SSL      => 1,
    default_headers => { Authorization => "Bearer $ENV{GRAPH_TOKEN}", 'Content-Type' => 'application/json' },
);

open(my $file, '<', $ARGV[0] // dirname($0) . '/paths.txt') or die $!;
while (my $path = <$file>) {
    chomp $path;
    my $answer = $http->post($ENV{GRAPH_BASE_URL} . $path, { content => encode_json($user_status) });
    die "$path was answered with $answer->{status}: $answer->{content}\n" unless $answer->{status} == 201;
    print decode_json($answer->{content})->{id}, "\n";
}
