# The broker as a Rack application; it is configured by its environment variables.
require 'pact_broker'
run PactBroker::App.new
