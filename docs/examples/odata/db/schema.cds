// The entity of the page, as an OData service would declare it.
namespace microsoft.graph;

type complianceStatus : String enum {
  unknown; notApplicable; compliant; remediated; nonCompliant; error; conflict; notAssigned;
}

entity userStatuses {
  key id               : UUID;
  userDisplayName      : String(1000) not null;
  devicesCount         : Int32        @mandatory;
  status               : complianceStatus @mandatory @assert.range;
  lastReportedDateTime : Timestamp    @mandatory;
  userPrincipalName    : String(1000) not null;
}
