/* bw-reason.c: why something from outside cannot be taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-reason.h"

#include <string.h>

/* As it is on the wire, in files of faults and on a terminal. What is named stands in
 * order, and is parted by text, so that it can be found again. */
static const char * const patterns[] =
{
  [BW_REASON_OTHER] = NULL,
  [BW_REASON_MISSING] = "is missing",
  [BW_REASON_KIND] = "must be {1}",
  [BW_REASON_FINITE] = "must be finite",
  [BW_REASON_CODE] = "must be 1 to 128 of A-Z, a-z, 0-9 and . _ : / -",
  [BW_REASON_TIME] = "must be a time with its offset, like 2021-08-07T10:00:00+08:00",
  [BW_REASON_TIME_EARLY] = "must be a time after 1970",
  [BW_REASON_CHOICE] = "must be one of {1}",
  [BW_REASON_LONG] = "must have at most {1} characters",
  [BW_REASON_SHORT] = "must have at least {1} characters",
  [BW_REASON_NEGATIVE] = "must not be negative",
  [BW_REASON_RANGE] = "must be from {1} to {2}",
  [BW_REASON_MANY] = "must be a list of at most {1}",
  [BW_REASON_FEW] = "must be a list of at least {1}",
  [BW_REASON_HOURS] = "\"{1}\" is not in the form 07:00-23:00",
  [BW_REASON_SITE_KIND] = "no kind of site is called that",
  [BW_REASON_SITE_STATE] = "must be open, paused or closed",
  [BW_REASON_LEVEL_NAME] = "no level of areas is called that",
  [BW_REASON_MEASURE] = "no measure is called \"{1}\"",
  [BW_REASON_WHOLE] = "must be a whole number in plain digits, like 1234",
  [BW_REASON_NUMBER] = "must be a number with a point and no spaces, like 1234.5",
  [BW_REASON_TRUTH] = "must be true or false",
  [BW_REASON_JSON] = "must be JSON",
  [BW_REASON_CELLS] = "has {1} cells, but there are {2} columns; is a comma not quoted?",
  [BW_REASON_POSITION] = "must be [longitude, latitude] in degrees",
  [BW_REASON_POSITIONS] = "must be a list of positions",
  [BW_REASON_POINTS] = "has more than 100000 positions",
  [BW_REASON_TOGETHER] = "longitude and latitude go together",
  [BW_REASON_SWAPPED] = "longitude and latitude seem to be swapped: longitude (73 to 136 in China) comes first",
  [BW_REASON_DEGREES] = "longitude is from -180 to 180, latitude from -90 to 90",
  [BW_REASON_RING] = "must be a closed ring with an area",
  [BW_REASON_CROSSED] = "the outline of “{1}” crosses itself at {2} and encloses nothing",
  [BW_REASON_MENDED] = "the outline of “{1}” crossed itself or overlapped at {2}: it was mended",
  [BW_REASON_GEOMETRY] = "must be a GeoJSON geometry",
  [BW_REASON_POLYGON] = "must be Polygon or MultiPolygon",
  [BW_REASON_OUTLINE] = "must be a Polygon, a MultiPolygon or a Point",
  [BW_REASON_POINT] = "must be a Point",
  [BW_REASON_FEATURE] = "must be a Feature",
  [BW_REASON_OUTSIDE] = "outside the boundary of \"{1}\"",
  [BW_REASON_ID] = "must be a text that no other has",
  [BW_REASON_TWICE_LINE] = "“{1}” stands in line {2} already",
  [BW_REASON_TWICE] = "“{1}” stands in {2} already",
  [BW_REASON_OTHER_TYPE] = "“{1}” is the id of a standing {2}",
  [BW_REASON_IS_SITE] = "a site is called that",
  [BW_REASON_IS_AREA] = "an area is called that",
  [BW_REASON_LEDGER] = "is in the ledger, which is never changed: book the correction under another id",
  [BW_REASON_STANDING] = "would make wrong what stands: {1}",
  [BW_REASON_UNKNOWN] = "no {1} is called \"{2}\"",
  [BW_REASON_WRONG_TYPE] = "\"{1}\" is of type {2}, not {3}",
  [BW_REASON_NO_PARENT] = "only the root \"{1}\" has no parent",
  [BW_REASON_CIRCLE] = "\"{1}\" stands in \"{2}\" itself",
  [BW_REASON_LEVEL] = "{1} is not below {2}, the level of \"{3}\"",
  [BW_REASON_PARTS] = "stated {1}, but its parts add up to {2}",
  [BW_REASON_CHANGED] = "has been changed by somebody else meanwhile",
  [BW_REASON_NOT_ALLOWED] = "is not allowed with this token",
  [BW_REASON_COLUMN] = "line {1}: no column is called “{2}”; there are: {3}",
  [BW_REASON_COLUMN_TWICE] = "line {1}: two columns are called “{2}”",
  [BW_REASON_EMPTY] = "empty: the first line must name the columns",
  [BW_REASON_AWAY] = "the file is not on this computer",
  [BW_REASON_UNDECLARED] = "there are coordinates, but it is not declared what they are measured from: say "
                           "--datum=WGS-84 (satellite receivers, CGCS2000), --datum=GCJ-02 (Amap, Tencent, Google "
                           "in China) or --datum=BD-09 (Baidu); a guess could put each point a kilometre beside "
                           "where it is",
  [BW_REASON_ENDING] = "the name must end in .csv, .json or .geojson",
  [BW_REASON_BYTES] = "longer than {1} MiB: bring it in parts",
  [BW_REASON_NUL] = "line {1}: a NUL byte: this is no text",
  [BW_REASON_UTF8] = "line {1}: not UTF-8; if an office program of a Chinese Windows wrote it, say "
                     "--encoding=GB18030",
  [BW_REASON_UTF16] = "UTF-16: save it as UTF-8 (“CSV UTF-8” in office programs)",
  [BW_REASON_GB18030] = "line {1}: not GB18030",
  [BW_REASON_QUOTE] = "line {1}: a quote within a cell: quote the whole cell, and write \"\" for a quote in it",
  [BW_REASON_QUOTE_OPEN] = "line {1}: a quote that is opened here is never closed",
  [BW_REASON_CELL_LONG] = "line {1}: a cell of more than 64 KiB; is a quote missing?",
  [BW_REASON_CELLS_MANY] = "line {1}: more than 1000 cells",
  [BW_REASON_ROWS_MANY] = "line {1}: more than 200000 rows: bring them in parts",
  [BW_REASON_FEATURES] = "/features: must be a list of at most 200000 features",
  [BW_REASON_COLLECTION] = "/type: must be FeatureCollection or Feature (RFC 7946)",
  [BW_REASON_SYSTEM] = "/crs: “{1}” are not degrees of WGS-84 or CGCS2000; write the file anew in EPSG:4326",
  [BW_REASON_GEOJSON] = "GeoJSON is read of areas and sites only",
};

G_STATIC_ASSERT (G_N_ELEMENTS (patterns) == BW_N_REASONS);

/* (nullable): where the next name goes; its number. */
static const char *
find_place (const char *pattern,
            guint      *number)
{
  for (const char *c = strchr (pattern, '{'); c != NULL; c = strchr (c + 1, '{'))
    {
      if (c[1] >= '1' && c[1] < '1' + BW_REASON_MAX_NAMES && c[2] == '}')
        {
          *number = (guint) (c[1] - '1');
          return c;
        }
    }

  return NULL;
}

/**
 * bw_reason_write:
 * @self: a reason
 * @...: what it names, in order, and %NULL
 *
 * Returns: (transfer full): its text, one short sentence without a full stop
 */
char *
bw_reason_write (BwReason self,
                 ...)
{
  const char *names[BW_REASON_MAX_NAMES + 1] = { NULL };
  va_list list;

  g_return_val_if_fail (self > BW_REASON_OTHER && (guint) self < BW_N_REASONS, NULL);

  va_start (list, self);
  for (guint i = 0; i < BW_REASON_MAX_NAMES; i++)
    {
      names[i] = va_arg (list, const char *);
      if (names[i] == NULL)
        break;
    }
  va_end (list);

  return bw_reason_fill (patterns[self], names);
}

/**
 * bw_reason_say:
 * @self: a reason that names nothing
 *
 * Returns: (transfer none): its text
 */
const char *
bw_reason_say (BwReason self)
{
  guint number;

  g_return_val_if_fail (self > BW_REASON_OTHER && (guint) self < BW_N_REASONS, "");
  g_return_val_if_fail (find_place (patterns[self], &number) == NULL, "");

  return patterns[self];
}

/**
 * bw_reason_match:
 * @pattern: a text with {1}, {2}, … in order where names go
 * @text: a reason in words
 * @names: (element-type utf8): where to put what it names, in order
 *
 * Returns: how many bytes of @text are of the pattern and not named; 0: it is not that one
 */
gsize
bw_reason_match (const char *pattern,
                 const char *text,
                 GPtrArray  *names)
{
  gsize length = strlen (pattern);
  guint number;
  const char *place = find_place (pattern, &number);
  gsize n_matched = place != NULL ? (gsize) (place - pattern) : length;

  if (strncmp (pattern, text, n_matched) != 0)
    return 0;

  text += n_matched;
  while (place != NULL)
    {
      const char *literal = place + strlen ("{1}");
      const char *next = find_place (literal, &number);
      gsize n = next != NULL ? (gsize) (next - literal) : strlen (literal);
      g_autofree char *wanted = g_strndup (literal, n);
      const char *found = next != NULL ? strstr (text, wanted)
                          : g_str_has_suffix (text, wanted) ? text + strlen (text) - n : NULL;

      if (found == NULL)
        return 0;

      g_ptr_array_add (names, g_strndup (text, (gsize) (found - text)));
      n_matched += n;
      text = found + n;
      place = next;
    }

  return *text == '\0' ? n_matched : 0;
}

/**
 * bw_reason_read:
 * @text: a reason in words
 * @names: (out) (transfer full) (optional): what it names, in order
 *
 * Returns: which one it is: of those that could have said it the one with most words of
 *   its own
 */
BwReason
bw_reason_read (const char *text,
                GStrv      *names)
{
  g_autoptr (GPtrArray) best = g_ptr_array_new_with_free_func (g_free);
  BwReason found = BW_REASON_OTHER;
  gsize most = 0;

  g_return_val_if_fail (text != NULL, BW_REASON_OTHER);

  for (guint i = BW_REASON_OTHER + 1; i < BW_N_REASONS; i++)
    {
      g_autoptr (GPtrArray) named = g_ptr_array_new_with_free_func (g_free);
      gsize n = bw_reason_match (patterns[i], text, named);

      if (n <= most)
        continue;

      most = n;
      found = (BwReason) i;
      g_ptr_array_unref (best);
      best = g_steal_pointer (&named);
    }

  g_ptr_array_add (best, NULL);
  if (names != NULL)
    *names = (GStrv) g_ptr_array_free (g_steal_pointer (&best), FALSE);

  return found;
}

/**
 * bw_reason_fill:
 * @pattern: a text with {1}, {2}, … where names go
 * @names: (array zero-terminated=1): the names
 *
 * Returns: (transfer full): the text; a name that is not there is left out
 */
char *
bw_reason_fill (const char         *pattern,
                const char * const *names)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = g_strv_length ((char **) names);
  guint number;

  g_return_val_if_fail (pattern != NULL, NULL);

  for (const char *place = find_place (pattern, &number); place != NULL; place = find_place (pattern, &number))
    {
      g_string_append_len (text, pattern, place - pattern);
      g_string_append (text, number < n ? names[number] : "");
      pattern = place + strlen ("{1}");
    }

  g_string_append (text, pattern);
  return g_strdup (text->str);
}

const char *
bw_reason_get_pattern (BwReason self)
{
  g_return_val_if_fail ((guint) self < BW_N_REASONS, NULL);

  return patterns[self];
}
