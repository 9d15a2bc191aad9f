// The library's own server, with a schema of a query and a subscription.

import {GraphQLInt, GraphQLObjectType, GraphQLSchema, GraphQLString} from 'graphql';
import {useServer} from 'graphql-ws/use/ws';

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {hello: {type: GraphQLString, resolve: () => 'world'}},
  }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      count: {
        type: GraphQLInt,
        args: {to: {type: GraphQLInt}},
        // Who wants many never gets to see the second.
        async* subscribe(_, {to}) {
          for (let i = 1; i <= to; ++i) {
            yield {count: i};
            if (to > 100)
              await new Promise(() => {});
          }
        },
      },
    },
  }),
});

export function serve(newServer) {
  const server = newServer({handleProtocols: protocols => [...protocols][0]});
  useServer({schema, onConnect: ({connectionParams}) => ({for: connectionParams.token})}, server);
  return (...request) => server.handleUpgrade(...request, socket => server.emit('connection', socket, request[0]));
}
