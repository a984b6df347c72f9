using microsoft.graph as graph from '../db/schema';

@path: '/graph'
@requires: 'any'
service Graph {
  entity userStatuses as projection on graph.userStatuses;
}
