/* bw-wire.c: documents as they go out: one line each, with `seq`
 *
 * Tallies change thousands of times a second and are written without a tree in
 * between: a tree costs ten times as much. A test holds the text against
 * bw_tally_to_json().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-wire.h"

#include "bw-json-write.h"
#include "bw-json.h"
#include "bw-time.h"

#include <string.h>

/* Seconds whose text is remembered: reports come in much the same time. */
#define N_TIMES 256

typedef struct
{
  gint64 second;
  char   text[32];
} Moment;

struct _BwWire
{
  BwPicture    *picture;   /* (owned) */
  BwSeriesBook *series;    /* (unowned) */
  GTimeZone    *zone;      /* (owned) */
  gboolean      exercise;
  Moment        moments[N_TIMES];
};

static void
append_integer (GString *out,
                gint64   value)
{
  char digits[24];
  guint64 rest = value < 0 ? (guint64) -value : (guint64) value;
  guint at = sizeof digits;

  do
    {
      digits[--at] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  while (rest > 0);

  if (value < 0)
    digits[--at] = '-';

  g_string_append_len (out, digits + at, (gssize) (sizeof digits - at));
}

static void
append_name (GString    *out,
             gboolean   *is_first,
             const char *name)
{
  if (!*is_first)
    g_string_append_c (out, ',');

  *is_first = FALSE;
  g_string_append_c (out, '"');
  g_string_append (out, name);
  g_string_append (out, "\":");
}

static void
append_value (GString            *out,
              const BwTallyValue *value)
{
  if (value->bound == BW_BOUND_EXACT)
    {
      bw_wire_append_number (out, value->value);
      return;
    }

  g_string_append (out, "{\"value\":");
  bw_wire_append_number (out, value->value);
  g_string_append (out, ",\"bound\":\"");
  g_string_append (out, bw_bound_to_string ((BwBound) value->bound));
  g_string_append (out, "\"}");
}

/* The values, or the times that are not the tally's, of what is own or not. An
 * object without members is left out unless @name is `values`. */
static void
append_values (BwWire        *self,
               GString       *out,
               const BwTally *tally,
               const char    *name,
               gboolean       own,
               gboolean       times)
{
  BwMeasureCatalogue *catalogue = bw_picture_get_catalogue (self->picture);
  gboolean is_needed = !own && !times;
  gsize start = out->len;
  gboolean is_first = TRUE;

  g_string_append (out, ",\"");
  g_string_append (out, name);
  g_string_append (out, "\":{");
  for (guint i = 0; i < tally->n_values; i++)
    {
      const BwTallyValue *value = &tally->values[i];

      if (!value->own != !own || (times && value->at == tally->at))
        continue;

      append_name (out, &is_first, bw_measure_catalogue_get (catalogue, value->measure)->id);
      if (times)
        bw_wire_append_time (self, out, value->at);
      else
        append_value (out, value);
    }

  g_string_append_c (out, '}');
  if (is_first && !is_needed)
    g_string_truncate (out, start);
}

static void
append_end (BwWire  *self,
            GString *out,
            guint64  seq)
{
  g_string_append (out, ",\"seq\":");
  append_integer (out, (gint64) seq);
  if (self->exercise)
    g_string_append (out, ",\"exercise\":true");
  g_string_append_c (out, '}');
}

static char *
write_tally (BwWire *self,
             BwItem *item)
{
  g_autoptr (BwTally) tally = bw_picture_dup_tally (self->picture, item->place, item->subject, NULL);
  GString *out;

  if (tally == NULL)
    return NULL;

  out = g_string_sized_new (384);
  g_string_append (out, "{\"type\":\"tally\",\"id\":");
  bw_wire_append_text (out, item->id);
  g_string_append (out, ",\"place\":");
  bw_wire_append_text (out, tally->place);
  g_string_append (out, ",\"subject\":");
  bw_wire_append_text (out, tally->subject);
  g_string_append (out, ",\"at\":");
  bw_wire_append_time (self, out, tally->at);
  g_string_append (out, ",\"source\":\"");
  g_string_append (out, bw_source_to_string (tally->source));
  g_string_append_c (out, '"');
  append_values (self, out, tally, "values", FALSE, FALSE);
  append_values (self, out, tally, "own", TRUE, FALSE);
  append_values (self, out, tally, "times", FALSE, TRUE);
  append_values (self, out, tally, "own_times", TRUE, TRUE);
  if (item->extra != NULL)
    {
      g_string_append_c (out, ',');
      g_string_append (out, item->extra);
    }

  append_end (self, out, item->seq);
  return g_string_free (out, FALSE);
}

static void
append_series (BwWire         *self,
               GString        *out,
               const BwSeries *series)
{
  gint64 last = (gint64) series->from + series->n_values - 1;

  g_string_append (out, ",\"place\":");
  bw_wire_append_text (out, series->place);
  g_string_append (out, ",\"subject\":");
  bw_wire_append_text (out, series->subject);
  g_string_append (out, ",\"measure\":");
  bw_wire_append_text (out, series->measure);
  g_string_append (out, ",\"at\":");
  bw_wire_append_time (self, out, series->start + last * series->step);
  g_string_append (out, ",\"start\":");
  bw_wire_append_time (self, out, series->start);
  g_string_append (out, ",\"step\":");
  append_integer (out, series->step / BW_TIME_SECOND);
  if (series->from > 0)
    g_string_append_printf (out, ",\"from\":%u,\"after\":%" G_GUINT64_FORMAT, series->from, series->after);
}

static char *
write_series (BwWire         *self,
              BwItem         *item,
              const BwSeries *series)
{
  GString *out;

  if (series == NULL)
    return NULL;

  out = g_string_sized_new (256 + 8 * series->n_values);
  g_string_append (out, "{\"type\":\"series\",\"id\":");
  bw_wire_append_text (out, item->id);
  append_series (self, out, series);
  g_string_append (out, ",\"values\":[");
  for (guint i = 0; i < series->n_values; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      bw_wire_append_number (out, series->values[i]);
    }

  g_string_append_c (out, ']');
  append_end (self, out, item->seq);
  return g_string_free (out, FALSE);
}

static char *
write_whole_series (BwWire *self,
                    BwItem *item)
{
  BwSeriesTrack *track = bw_series_book_find (self->series, item->place, item->subject, item->measure);
  g_autoptr (BwSeries) series = track != NULL ? bw_series_book_dup_told (self->series, track) : NULL;

  return write_series (self, item, series);
}

/* (nullable) (transfer full): @json without the members that are set anew, if it
 * seems to have one. */
static char *
strip (BwWire     *self,
       const char *json)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  if (strstr (json, "\"seq\"") == NULL && (!self->exercise || strstr (json, "\"exercise\"") == NULL))
    return NULL;

  node = json_from_string (json, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  json_object_remove_member (object, "seq");
  if (self->exercise)
    json_object_remove_member (object, "exercise");

  return bw_json_to_line (object);
}

/**
 * bw_wire_new:
 * @picture: where tallies stand; a reference is taken
 * @series: where series stand; must outlive the writer
 * @zone: the zone to write times in; a reference is taken
 * @exercise: mark every document as part of a drill
 *
 * Returns: (transfer full): a writer of documents
 */
BwWire *
bw_wire_new (BwPicture    *picture,
             BwSeriesBook *series,
             GTimeZone    *zone,
             gboolean      exercise)
{
  BwWire *self = g_new0 (BwWire, 1);

  self->picture = g_object_ref (picture);
  self->series = series;
  self->zone = g_time_zone_ref (zone);
  self->exercise = exercise;
  return self;
}

void
bw_wire_free (BwWire *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->picture);
  g_time_zone_unref (self->zone);
  g_free (self);
}

gboolean
bw_wire_get_exercise (BwWire *self)
{
  return self->exercise;
}

/**
 * bw_wire_get_text:
 * @self: a writer of documents
 * @item: an item
 *
 * Returns: (transfer none) (nullable): its document, one line
 */
const char *
bw_wire_get_text (BwWire *self,
                  BwItem *item)
{
  if (item->is_gone)
    return NULL;

  if (item->text == NULL && item->type == BW_DOCUMENT_TYPE_TALLY)
    item->text = write_tally (self, item);
  else if (item->text == NULL && item->type == BW_DOCUMENT_TYPE_SERIES)
    item->text = write_whole_series (self, item);

  return item->text;
}

/**
 * bw_wire_get_news:
 * @self: a writer of documents
 * @item: an item
 * @since: up to which a reader was told everything; 0: nothing
 *
 * Returns: (transfer none) (nullable): of a series that the reader knows as it was
 *   published the time before what is new of it, one line; else its document
 */
const char *
bw_wire_get_news (BwWire  *self,
                  BwItem  *item,
                  guint64  since)
{
  g_autoptr (BwSeries) series = NULL;
  BwSeriesTrack *track;

  if (item->is_gone || item->type != BW_DOCUMENT_TYPE_SERIES)
    return bw_wire_get_text (self, item);

  track = bw_series_book_find (self->series, item->place, item->subject, item->measure);
  if (track == NULL || track->before > since)
    return bw_wire_get_text (self, item);

  if (item->tail == NULL)
    {
      series = bw_series_book_dup_tail (self->series, track);
      item->tail = write_series (self, item, series);
    }

  return item->tail != NULL ? item->tail : bw_wire_get_text (self, item);
}

/**
 * bw_wire_finish:
 * @self: a writer of documents
 * @json: a document of one line, that was checked
 * @seq: of its last change
 *
 * Returns: (transfer full): the document as it goes out
 */
char *
bw_wire_finish (BwWire     *self,
                const char *json,
                guint64     seq)
{
  g_autofree char *plain = strip (self, json);
  GString *out;
  gsize length;

  if (plain != NULL)
    json = plain;

  length = strlen (json);
  while (length > 1 && json[length - 1] != '}')
    length--;

  out = g_string_sized_new (length + 64);
  g_string_append_len (out, json, (gssize) length - 1);
  append_end (self, out, seq);
  return g_string_free (out, FALSE);
}

/**
 * bw_wire_append_time:
 * @self: a writer of documents
 * @out: where to write
 * @time: microseconds
 *
 * With its quotation marks.
 */
void
bw_wire_append_time (BwWire  *self,
                     GString *out,
                     gint64   time)
{
  gint64 second = time / BW_TIME_SECOND;
  Moment *moment = &self->moments[(guint64) second % N_TIMES];
  g_autofree char *text = NULL;

  g_string_append_c (out, '"');
  if (time % BW_TIME_SECOND != 0)
    {
      text = bw_time_format (time, self->zone);
      g_string_append (out, text);
    }
  else
    {
      if (moment->second != second || moment->text[0] == '\0')
        {
          text = bw_time_format (time, self->zone);
          moment->second = second;
          g_strlcpy (moment->text, text, sizeof moment->text);
        }
      g_string_append (out, moment->text);
    }

  g_string_append_c (out, '"');
}

/**
 * bw_wire_append_number:
 * @out: where to write
 * @value: a number; whole ones are written as such
 */
void
bw_wire_append_number (GString *out,
                       double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (value >= -1e15 && value <= 1e15 && value == (double) (gint64) value)
    append_integer (out, (gint64) value);
  else
    g_string_append (out, g_ascii_formatd (text, sizeof text, "%.15g", value));
}

/**
 * bw_wire_append_text:
 * @out: where to write
 * @text: UTF-8
 *
 * As a JSON string, with its quotation marks.
 */
void
bw_wire_append_text (GString    *out,
                     const char *text)
{
  bw_json_write_text (out, text);
}
