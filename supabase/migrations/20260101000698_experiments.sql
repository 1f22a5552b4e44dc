-- experiments, told of ideas: what is like an idea that is being written, with what became of it, in the one question that is asked
-- while somebody types.

-- What public.similar_ideas answers, in its order, each with the state of its latest experiment that has started; null where none has.
create function public.similar_ideas_tested(p_text text, p_except bigint default null) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'title', i.title, 'supports', i.supports, 'event', i.event,
      'is_past', i.is_past, 'state', (select private.experiment_state(x, private.today()) from public.experiments x
        where x.idea_id = i.id and x.started_at is not null order by x.id desc limit 1)) order by i.place), '[]')
    from public.similar_ideas(p_text, p_except) with ordinality
      i (id, title, supports, marketing_supports, it_supports, event, is_past, place));
end $$;
grant execute on function public.similar_ideas_tested(text, bigint) to authenticated;
