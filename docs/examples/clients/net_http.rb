# Creates a userStatus on every path with net/http, of Ruby's standard library.
require 'json'
require 'net/http'
require 'time'

user_status = {
  userDisplayName: 'Zoë',
  devicesCount: 12,
  status: 'compliant',
  lastReportedDateTime: Time.new(2017, 1, 1, 0, 0, 17.7769392r, '-08:00').iso8601(7),
  userPrincipalName: 'zoe@contoso.example'
}

base = URI(ENV.fetch('GRAPH_BASE_URL'))
headers = { 'Authorization' => "Bearer #{ENV.fetch('GRAPH_TOKEN')}", 'Content-Type' => 'application/json' }
file = ARGV.fetch(0) { File.join(__dir__, 'paths.txt') }

Net::HTTP.start(base.host, base.port, use_ssl: base.scheme == 'https') do |http|
  File.readlines(file, chomp: true).each do |path|
    answer = http.post(base.path + path, user_status.to_json, headers)
    abort "#{path} was answered with #{answer.code}" unless answer.is_a?(Net::HTTPCreated)
    puts JSON.parse(answer.body)['id']
  end
end
