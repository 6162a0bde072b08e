/** Hands a text, or bytes, to the browser's downloads. */
export function saveAsFile(fileName: string, content: string | Blob): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = fileName;
  anchor.click();
  // Some browsers begin to read only after the click was handled.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
