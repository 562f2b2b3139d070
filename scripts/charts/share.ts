import type { ChartBase, ChartKind } from './chart.ts'
import { baseOption, literal } from './chart.ts'

/** Parts of one whole, as one ring with direct labels. */
export interface ShareSpec extends ChartBase {
  readonly kind: 'share'
  readonly parts: readonly { readonly name: string, readonly value: number, readonly color?: number }[]
}

export const share: ChartKind<ShareSpec> = {
  split: spec => [{ spec, whole: [] }],

  numbers: spec => spec.parts.map(({ name, value }) => ({ name, values: [{ value: String(value) }] })),

  marks: spec => spec.parts.filter(part => part.value > 0).length,

  height: () => 480,

  option(spec, theme) {
    const label = { fontFamily: theme.fontFamily, fontSize: theme.fontSize }
    const total = spec.parts.reduce((sum, part) => sum + part.value, 0)
    return {
      ...baseOption(spec, theme),
      title: {
        text: `${total}`,
        subtext: spec.unit ?? '',
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
            formatter: ({ name, value }) => `${literal(name)}  {value|${String(value)}}`,
            rich: {
              value: { ...label, color: theme.text, fontWeight: 700 },
            },
          },
          data: spec.parts.filter(part => part.value > 0).map((part, i) => ({
            name: part.name,
            value: part.value,
            itemStyle: { color: theme.palette[(part.color ?? i) % theme.palette.length]! },
          })),
        },
      ],
    }
  },
}
