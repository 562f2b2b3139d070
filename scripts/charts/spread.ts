/**
 * px by which each label moves, so that none stands on another and all stay within a height and some space above
 * and below it, as far as there is room for all.
 *
 * @param labels the middle (px from the top) and the height (px) of each
 */
export function spread(labels: readonly { readonly at: number, readonly size: number }[], { above, height, below }: { readonly above: number, readonly height: number, readonly below: number }): number[] {
  const order = [...labels.keys()].sort((a, b) => labels[a]!.at - labels[b]!.at || a - b)
  const places = labels.map(({ at }) => at)
  let edge = -above
  for (const i of order) {
    places[i] = Math.max(places[i]!, edge + labels[i]!.size / 2)
    edge = places[i] + labels[i]!.size / 2
  }
  // What has been pushed out at the bottom goes back up.
  edge = height + below
  for (const i of order.reverse()) {
    places[i] = Math.min(places[i]!, edge - labels[i]!.size / 2)
    edge = places[i] - labels[i]!.size / 2
  }
  return places.map((place, i) => Math.round(place - labels[i]!.at))
}
