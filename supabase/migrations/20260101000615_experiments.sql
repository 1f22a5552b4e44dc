-- experiments, what a reading must fit besides its own row: its metric's kind, and the side of the start it was read on.

-- One look over all that was written together. Refuses: readings_successes_fit_in_n, ratio_needs_a_denominator,
-- reading_is_on_the_wrong_side.
create function private.check_readings_fit() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from written r join public.metrics m on m.id = r.metric_id join public.kpis k on k.id = m.kpi_id
      where r.successes > r.n and k.kind = 'proportion') then
    perform private.refuse('readings_successes_fit_in_n');
  elsif exists (select from written r join public.metrics m on m.id = r.metric_id join public.kpis k on k.id = m.kpi_id
      where not (r.n >= 1 and r.second_mean > 0) and k.kind = 'ratio') then
    perform private.refuse('ratio_needs_a_denominator');
  -- before is before the start and after is not; two regions may both be read before
  elsif exists (select from written r join public.experiments x on x.id = r.experiment_id
      join public.variants v on v.id = r.variant_id
      where x.design = 'before_after' and v.is_control <> (r.day < x.starts_on)) then
    perform private.refuse('reading_is_on_the_wrong_side');
  end if;
  return null;
end $$;
create trigger readings_fit_their_metric after insert on public.readings referencing new table as written
  for each statement execute function private.check_readings_fit();
