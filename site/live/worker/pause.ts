/** Lets messages in. A timer of 0 ms waits for 4 in a browser; a message does not. */
export function pause(ms = 0): Promise<void> {
  return new Promise((resolve) => {
    if (ms > 0) {
      setTimeout(resolve, ms);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close(); // else it would keep a program in Node alive
      resolve();
    };
    port2.postMessage(null);
  });
}
