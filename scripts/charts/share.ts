import type { ChartBase, ChartKind } from './chart.ts'
import { axisName, baseOption, cutNames, literal } from './chart.ts'
import { numberWriter } from './numbers.ts'

/** Parts of one whole, as one ring with direct labels. */
export interface ShareSpec extends ChartBase {
  readonly kind: 'share'
  /** A part's label tells its value with its unit; without one, the ring tells all values' sum in its middle. */
  readonly parts: readonly { readonly name: string, readonly value: number, readonly label?: string, readonly color?: number }[]
}

/** px beside the ring, and within it. */
const NAME_WIDTH = 110
const NAME_LINES = 3
const UNIT_WIDTH = 160

export const share: ChartKind<ShareSpec> = {
  split(spec, measure) {
    const { names, whole } = cutNames(spec.parts.map(({ name }) => name), NAME_WIDTH, NAME_LINES, measure)
    return [{ spec: { ...spec, parts: spec.parts.map((part, i) => ({ ...part, name: names[i]! })) }, whole }]
  },

  numbers(spec, language) {
    const write = numberWriter(language, spec.parts.map(({ value }) => value))
    return spec.parts.map(({ name, value, label }) => ({ name, values: [{ value: label ?? write(value) }] }))
  },

  marks: spec => spec.parts.filter(part => part.value > 0).length,

  height: () => 480,

  option(spec, theme) {
    const label = { fontFamily: theme.fontFamily, fontSize: theme.fontSize }
    const parts = spec.parts.filter(part => part.value > 0)
    const write = axisName(theme, { size: theme.fontSize, width: NAME_WIDTH, most: NAME_LINES })
    const total = spec.parts.reduce((sum, part) => sum + part.value, 0)
    return {
      ...baseOption(spec, theme),
      title: {
        show: parts.every(part => part.label === undefined),
        text: `${total}`,
        subtext: spec.unit === undefined ? '' : axisName(theme, { size: theme.fontSize, width: UNIT_WIDTH, most: 1 })(spec.unit),
        left: 'center',
        top: 'middle',
        textStyle: { ...label, fontSize: 48, color: theme.text },
        subtextStyle: { ...label, fontSize: 18, color: theme.muted },
      },
      series: [
        {
          type: 'pie',
          radius: ['44%', '72%'],
          cursor: 'default',
          startAngle: 90,
          itemStyle: { borderColor: theme.surface, borderWidth: 2 },
          labelLine: {
            lineStyle: { color: theme.line },
            length: 16,
            length2: 12,
          },
          label: {
            ...label,
            color: theme.text,
            lineHeight: theme.fontSize * 1.35,
            formatter: ({ dataIndex, value }) => `${write(parts[dataIndex]!.name)}  {value|${literal(parts[dataIndex]!.label ?? String(value))}}`,
            rich: {
              value: { ...label, color: theme.text, fontWeight: 700 },
            },
          },
          data: parts.map((part, i) => ({
            name: literal(part.name),
            value: part.value,
            itemStyle: { color: theme.palette[(part.color ?? i) % theme.palette.length]! },
          })),
        },
      ],
    }
  },
}
