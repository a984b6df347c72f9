// Creates a userStatus on every path with axios, a general HTTP client, as its documentation shows.
import axios from 'axios';
import { creates } from './creates.mjs';

const client = axios.create({
  baseURL: process.env.GRAPH_BASE_URL,
  headers: { Authorization: `Bearer ${process.env.GRAPH_TOKEN}` },
});

for (const { path, userStatus } of creates) await client.post(path, userStatus);
