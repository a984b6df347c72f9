# Creates a userStatus with Microsoft's Graph SDK for Ruby: `gem install microsoft_graph:0.22.2`. It knows version 1.0, and of the paths the first.
require 'microsoft_graph'

# The token of the environment, as the SDK's own provider gives one that it got from Entra.
class EnvironmentToken
  def get_authorization_token(_uri, _properties = {})
    Fiber.new { ENV.fetch('GRAPH_TOKEN') }
  end
end

provider = MicrosoftKiotaAbstractions::BaseBearerTokenAuthenticationProvider.new(EnvironmentToken.new)
adapter = MicrosoftGraph::GraphRequestAdapter.new(provider)
adapter.set_base_url(ENV.fetch('GRAPH_BASE_URL'))
graph = MicrosoftGraph::GraphServiceClient.new(adapter)

status = MicrosoftGraph::Models::DeviceConfigurationUserStatus.new
status.user_display_name = 'Zoë'
status.devices_count = 12
status.status = MicrosoftGraph::Models::ComplianceStatus[:Compliant]
status.last_reported_date_time = DateTime.parse('2017-01-01T00:00:17.7769392-08:00')
status.user_principal_name = 'zoe@contoso.example'

configuration = graph.device_management.device_configurations
                     .by_device_configuration_id('7e323db2-3db2-7e32-b23d-327eb23d327e')
puts configuration.user_statuses.post(status).resume.id
