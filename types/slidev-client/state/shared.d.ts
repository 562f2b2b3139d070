export const sharedState: {
  page: number
  timer: {
    status: 'stopped' | 'running' | 'paused'
    startedAt: number
    pausedAt: number
  }
  /** Of the page that has moved last. */
  lastUpdate?: {
    type: 'presenter' | 'viewer'
    time: number
  }
}
