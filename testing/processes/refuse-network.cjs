// Preloaded with `--require`, in worker threads too: whatever would leave this machine, or go to another process over a
// port, throws.
const net = require('node:net');
const dns = require('node:dns');
const dgram = require('node:dgram');
const { syncBuiltinESMExports } = require('node:module');

function refuse() {
  throw new Error('the network is refused');
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function connectToFileOnly(...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const path = typeof options === 'string' ? options : options?.path;
  return typeof path === 'string' ? connect.apply(this, args) : refuse();
};
dns.lookup = refuse;
dgram.createSocket = refuse;
globalThis.fetch = async () => refuse();
syncBuiltinESMExports();
