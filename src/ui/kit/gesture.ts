/** Changes of one drag or one visit to a control become one undo step; a new gesture starts the next. */
let gestures = 0;
export const newGesture = (): void => {
  gestures++;
};
export const gestureOf = (key: string): string => `${key}#${gestures}`;

/** `moving`: a drag goes on · `settling`: more key presses may follow · `now`: this is it. */
export type Pace = 'moving' | 'settling' | 'now';
