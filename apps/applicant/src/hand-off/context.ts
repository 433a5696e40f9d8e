import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Begins a hand-off; null where the session cannot be handed off now. */
export const HandOffContext = createContext<(() => void) | null>(null);

export const useHandOff = (): (() => void) | null => useContext(HandOffContext);
