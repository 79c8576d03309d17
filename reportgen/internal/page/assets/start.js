// The page begins. A lesson is shown before ECharts has run: what comes behind it
// would only make its reader wait.

on(document, 'DOMContentLoaded', () => {
  all('.numbers').forEach((d) => { d.open = !d.parentElement.querySelector('.plot') || !window.echarts; });
  contents();
  answers();
  arrive();
  themes();
  all('.stepper').forEach(scheduler);
  all('.sketch').forEach(sketch);
  all('.law').forEach(law);
  all('.sizes').forEach(sizes);
  all('#chart-glance table').forEach(sortable);
  all('.waitgraph').forEach(waitgraph);
  all('.downloads a').forEach(download);
  pictures.start();
  printing();
  presenting.start();
});
