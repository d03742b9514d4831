/** The other end of a channel between two processes: sends back what it gets, or as many events as asked for. */
process.on('message', (message) => {
  const count = typeof message === 'number' ? message : 0;
  if (count === 0) process.send?.(message);
  for (let event = 0; event < count; event += 1) process.send?.({ language: 'en', theme: 'light' });
});
