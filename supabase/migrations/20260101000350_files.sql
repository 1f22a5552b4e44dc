-- files: what people attach to what they write. What a file is say its bytes, never its name; the areas that keep files
-- each in a table of their own, behind the policies of what it belongs to, have these questions in common.

-- What a picture is says its beginning: null for everything that is none of the three. A drawing (SVG) may hold a script.
create function private.picture_type(p_content bytea) returns text
language sql immutable set search_path = '' as $$
  select case
    when substring(p_content for 8) = '\x89504e470d0a1a0a' then 'image/png'
    when substring(p_content for 3) = '\xffd8ff' then 'image/jpeg'
    when substring(p_content for 4) = '\x52494646' and substring(p_content from 9 for 4) = '\x57454250' then 'image/webp'
  end
$$;

-- A PDF begins with %PDF-, at its very first byte: readers forgive more, and what begins as something else may be that too.
create function private.file_type(p_content bytea) returns text
language sql immutable set search_path = '' as $$
  select coalesce(private.picture_type(p_content), case when substring(p_content for 5) = '\x255044462d' then 'application/pdf' end)
$$;

-- Two bytes as a number, the first one first; null past the end.
create function private.two_bytes(p_content bytea, p_at integer) returns integer
language sql immutable set search_path = '' as $$
  select case when p_at >= 0 and p_at + 1 < length(p_content) then get_byte(p_content, p_at) * 256 + get_byte(p_content, p_at + 1) end
$$;

-- How wide and high a picture says it is, in points, without unpacking it; null where it does not say so as its format asks.
-- JPEG: ITU T.81 annex B · PNG: ISO/IEC 15948, 11.2.2 · WebP: RFC 9649
create function private.picture_size(p_content bytea) returns integer[]
language plpgsql immutable set search_path = '' as $$
declare
  v_type text := private.picture_type(p_content);
  v_length integer := length(p_content);
  v_at integer := 2;
  v_marker integer;
begin
  if v_type = 'image/png' and v_length > 24 and substring(p_content from 13 for 4) = 'IHDR'::bytea then
    -- four bytes each: what does not fit in two is larger than any picture
    return array[
      case when private.two_bytes(p_content, 16) = 0 then private.two_bytes(p_content, 18) else 65536 end,
      case when private.two_bytes(p_content, 20) = 0 then private.two_bytes(p_content, 22) else 65536 end];
  elsif v_type = 'image/webp' and v_length > 30 then
    case substring(p_content from 13 for 4)
      when 'VP8 '::bytea then
        return array[(get_byte(p_content, 26) + get_byte(p_content, 27) * 256) & 16383, (get_byte(p_content, 28) + get_byte(p_content, 29) * 256) & 16383];
      when 'VP8L'::bytea then
        return array[1 + ((get_byte(p_content, 21) + get_byte(p_content, 22) * 256) & 16383),
          1 + (((get_byte(p_content, 22) + get_byte(p_content, 23) * 256 + get_byte(p_content, 24) * 65536) >> 6) & 16383)];
      when 'VP8X'::bytea then
        return array[1 + get_byte(p_content, 24) + get_byte(p_content, 25) * 256 + get_byte(p_content, 26) * 65536,
          1 + get_byte(p_content, 27) + get_byte(p_content, 28) * 256 + get_byte(p_content, 29) * 65536];
      else return null;
    end case;
  elsif v_type = 'image/jpeg' then
    while v_at + 8 < v_length and get_byte(p_content, v_at) = 255 loop
      v_marker := get_byte(p_content, v_at + 1);
      if v_marker = 255 then
        v_at := v_at + 1;
      elsif v_marker between 192 and 207 and v_marker not in (196, 200, 204) then
        return array[private.two_bytes(p_content, v_at + 7), private.two_bytes(p_content, v_at + 5)];
      elsif v_marker = 218 or private.two_bytes(p_content, v_at + 2) < 2 then
        return null;
      else
        v_at := v_at + 2 + private.two_bytes(p_content, v_at + 2);
      end if;
    end loop;
  end if;
  return null;
end $$;

-- A small file can unpack to a picture that stops a browser: 64 million points are more than a phone takes.
create function private.is_showable(p_size integer[]) returns boolean
language sql immutable set search_path = '' as $$
  select p_size[1] between 1 and 16384 and p_size[2] between 1 and 16384 and p_size[1]::bigint * p_size[2] <= 64000000
$$;

-- Bytes from base64; none where it is no base64.
create function private.decoded(p_base64 text) returns bytea
language plpgsql immutable set search_path = '' as $$
begin
  return coalesce(decode(p_base64, 'base64'), '');
exception when data_exception then
  return '';
end $$;

-- A name as a file of that type is called: without folders, without what is not seen or turns the reading around, with the
-- ending of what it is.
create function private.file_name(p_name text, p_type text) returns text
language sql immutable set search_path = '' as $$
  select coalesce(nullif(btrim(left(regexp_replace(regexp_replace(regexp_replace(coalesce(p_name, ''), '^.*[/\\]', ''),
      '[[:cntrl:]"<>|:*?\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]', '', 'g'), '[.](png|jpe?g|webp|pdf)$', '', 'i'), 100), ' .'),
      ''), 'file') || case p_type when 'image/png' then '.png' when 'image/jpeg' then '.jpg' when 'image/webp' then '.webp' else '.pdf' end
$$;

-- A file as it is kept, from {name, alt, content (base64)}: 4 MB at most. Whether a picture is described, the tables ask.
-- Refuses: file_is_empty, file_is_too_large, file_is_of_no_kind, picture_is_broken, picture_has_too_many_points.
create function private.checked_file(p_file jsonb, out name text, out media_type text, out content bytea, out alt text)
language plpgsql immutable set search_path = '' as $$
begin
  content := private.decoded(p_file ->> 'content');
  media_type := private.file_type(content);
  name := private.file_name(p_file ->> 'name', media_type);
  alt := btrim(coalesce(p_file ->> 'alt', ''));
  if length(content) = 0 then
    perform private.refuse('file_is_empty', 400);
  elsif length(content) > 4194304 then
    perform private.refuse('file_is_too_large', 413);
  elsif media_type is null then
    perform private.refuse('file_is_of_no_kind', 400);
  elsif media_type <> 'application/pdf' and private.picture_size(content) is null then
    perform private.refuse('picture_is_broken', 400);
  elsif media_type <> 'application/pdf' and not private.is_showable(private.picture_size(content)) then
    perform private.refuse('picture_has_too_many_points', 400);
  end if;
end $$;

-- What a file says about itself beside a picture: at most 300 characters, and 3 at least where others look at a picture.
create function private.is_described(p_type text, p_alt text) returns boolean
language sql immutable set search_path = '' as $$
  select length(p_alt) <= 300 and (p_type = 'application/pdf' or length(p_alt) >= 3)
$$;
