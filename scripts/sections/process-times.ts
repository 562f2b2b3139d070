/** The chart of a process: how long its steps take, and who works on them for how long. */
import type { ChartSlide } from '../slides/model.ts'
import type { Process, Step } from './process.ts'
import type { View } from './view.ts'
import { plain } from '../slides/model.ts'
import { amountsOf } from './amount.ts'
import { topForm } from './leader.ts'
import { chartSlide, takeaway } from './section-slide.ts'
import { titleNames } from './view.ts'

export function processTimes(section: Process, view: View): ChartSlide {
  const { say, list } = view.messages
  const timed = section.steps.filter(step => step.time !== undefined)
  const tell = amountsOf(view, timed.map(({ time }) => time!), section['time-unit'])
  const longest = Math.max(...timed.map(({ time }) => time!))
  const names = timed.filter(({ time }) => time === longest).map(({ name }) => name)
  const timeOf = (steps: readonly Step[]) => steps.reduce((sum, { time }) => sum + time!, 0)
  const total = timeOf(timed)
  const isLed = timed.length > 1 && names.length === 1
  const perRole = (section.roles ?? [])
    .map(role => ({ role, steps: timed.filter(step => step.role === role.id) }))
    .filter(({ steps }) => steps.length)
    .sort((a, b) => timeOf(b.steps) - timeOf(a.steps))
  return chartSlide(section, view, {
    key: 'time',
    title: plain(say('process.time.title', {
      form: topForm(timed.length, names.length),
      names: titleNames(view, names),
      value: tell(longest),
      total: tell(total),
    })),
    chart: {
      kind: 'panels',
      alt: say('chart.counts', { counts: list(timed.map(({ name, time }) => `${name} ${tell(time!)}`)) }),
      categories: timed.map(({ name }) => name),
      panels: [{ name: '', values: timed.map(({ time }) => time!), labels: timed.map(({ time }) => tell(time!)) }],
    },
    figure: isLed
      ? { value: say('chart.percent', { share: longest / total }), label: say('process.time.share', { name: names[0]!, total: tell(total) }) }
      : undefined,
    takeaways: [
      ...(isLed && perRole.length > 1 ? [] : [takeaway(say('process.time.total'), `${say('colon')}${tell(total)}`)]),
      ...(perRole.length > 1 ? perRole : []).map(({ role, steps }) => takeaway(role.name, `${say('colon')}${tell(timeOf(steps))}`, role)),
    ],
    shown: [section, ...perRole.map(({ role }) => role), ...timed],
  })
}
