import type { Problem } from '../compiler/problems';

/** What the server tells pages over `/live`. */
export type LiveMessage =
  | { type: 'reload' }
  | { type: 'problems'; problems: Problem[] }
  | { type: 'clock'; offsetMs: number }
  | { type: 'message'; openid: string };

/** Listens to the server and comes back after it was restarted. */
export function listenLive(hear: (message: LiveMessage) => void, onReconnect: () => void): void {
  let wasOpen = false;
  const connect = () => {
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live`);
    socket.onopen = () => {
      if (wasOpen) onReconnect();
      wasOpen = true;
    };
    socket.onmessage = (event) => hear(JSON.parse(String(event.data)) as LiveMessage);
    socket.onclose = () => window.setTimeout(connect, 1000);
  };
  connect();
}
