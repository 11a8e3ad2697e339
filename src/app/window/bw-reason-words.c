/* bw-reason-words.c: why something was not taken, for a person, and what to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-reason-words.h"

#include "bw-edit-words.h"
#include "bw-reason.h"

#include <glib/gi18n.h>
#include <string.h>

/* Which of what a reason names are words of ours, and not of a person: they are
 * translated too. */
#define WORD(n) (1u << (n))

/* Translators: in all of these {1}, {2}, {3} stand for what the reason names; they may be
 * put in another order, and each must stay. The second text is what to do. */
static const struct
{
  const char *words;
  const char *advice;
  guint       named;
} reasons[] =
{
  [BW_REASON_OTHER] = { NULL, N_("Correct the row and choose the file again"), 0 },
  [BW_REASON_MISSING] = { N_("it is missing"), N_("Fill in this column"), 0 },
  [BW_REASON_KIND] = { N_("must be {1}"), N_("Write it in that form"), WORD (0) },
  [BW_REASON_FINITE] = { N_("must be a number that can be written out"), N_("Write the number in digits"), 0 },
  [BW_REASON_CODE] = { N_("is not a code"), N_("Use 1 to 128 of A–Z, a–z, 0–9 and . _ : / -"), 0 },
  [BW_REASON_TIME] = { N_("is not a time with its offset"), N_("Write it like 2021-08-07T10:00:00+08:00"), 0 },
  [BW_REASON_TIME_EARLY] = { N_("is a time before 1970"), N_("Write when it was so"), 0 },
  [BW_REASON_CHOICE] = { N_("is none of {1}"), N_("Write one of these words"), 0 },
  [BW_REASON_LONG] = { N_("is longer than {1} characters"), N_("Shorten it"), 0 },
  [BW_REASON_SHORT] = { N_("is shorter than {1} characters"), N_("Write it in full"), 0 },
  [BW_REASON_NEGATIVE] = { N_("is below 0"), N_("Write 0 or more, or leave the cell empty if it is not known"), 0 },
  [BW_REASON_RANGE] = { N_("is not from {1} to {2}"), N_("Write a number in that range"), 0 },
  [BW_REASON_MANY] = { N_("has more than {1} items"), N_("Leave some out"), 0 },
  [BW_REASON_FEW] = { N_("has fewer than {1} items"), N_("Add what is missing"), 0 },
  [BW_REASON_HOURS] = { N_("“{1}” are not hours"), N_("Write them like 07:00-23:00"), 0 },
  [BW_REASON_SITE_KIND] = { N_("no kind of site is called that"),
                            N_("Write sampling, checkpoint, isolation, supply or venue"), 0 },
  [BW_REASON_SITE_STATE] = { N_("is no state of a site"), N_("Write open, paused or closed"), 0 },
  [BW_REASON_LEVEL_NAME] = { N_("no level of areas is called that"),
                             N_("Write province, city, district, subdistrict, community or grid"), 0 },
  [BW_REASON_MEASURE] = { N_("no measure is called “{1}”"), N_("Use a measure of the catalogue"), 0 },
  [BW_REASON_WHOLE] = { N_("is not a whole number"), N_("Write digits only, like 1234"), 0 },
  [BW_REASON_NUMBER] = { N_("is not a number"), N_("Write it with a point and without spaces, like 1234.5"), 0 },
  [BW_REASON_TRUTH] = { N_("is neither yes nor no"), N_("Write true or false"), 0 },
  [BW_REASON_JSON] = { N_("is not JSON"), N_("Write it as JSON, or leave the cell empty"), 0 },
  [BW_REASON_CELLS] = { N_("the row has {1} cells, the table {2} columns"),
                        N_("Put cells with a comma into quotes, and leave none out"), 0 },
  [BW_REASON_POSITION] = { N_("is no position"), N_("Write [longitude, latitude] in degrees"), 0 },
  [BW_REASON_POSITIONS] = { N_("is no list of positions"), N_("Write positions as [longitude, latitude]"), 0 },
  [BW_REASON_POINTS] = { N_("has more than 100,000 positions"), N_("Simplify the outline"), 0 },
  [BW_REASON_TOGETHER] = { N_("longitude and latitude go together"), N_("Fill in both, or neither"), 0 },
  [BW_REASON_SWAPPED] = { N_("longitude and latitude seem to be swapped"),
                          N_("Longitude (73 to 136 in China) comes first: swap the two"), 0 },
  [BW_REASON_DEGREES] = { N_("is not on the earth"),
                          N_("Write degrees: longitude −180 to 180, latitude −90 to 90"), 0 },
  [BW_REASON_RING] = { N_("is no closed outline"), N_("End it where it begins, with an area within"), 0 },
  [BW_REASON_CROSSED] = { N_("the outline of “{1}” crosses itself at {2} and encloses nothing"),
                          N_("Draw the outline anew"), 0 },
  [BW_REASON_MENDED] = { N_("the outline of “{1}” crossed itself or overlapped at {2}: it was mended"),
                         N_("Look at it on the map once it is imported"), 0 },
  [BW_REASON_GEOMETRY] = { N_("is no outline"), N_("Write it as a geometry of GeoJSON"), 0 },
  [BW_REASON_POLYGON] = { N_("is no outline"), N_("Write a Polygon or a MultiPolygon"), 0 },
  [BW_REASON_OUTLINE] = { N_("is neither an outline nor a point"),
                          N_("Write a Polygon, a MultiPolygon or a Point"), 0 },
  [BW_REASON_POINT] = { N_("is no point"), N_("Write a Point"), 0 },
  [BW_REASON_FEATURE] = { N_("is no feature"), N_("Write a Feature of GeoJSON"), 0 },
  [BW_REASON_OUTSIDE] = { N_("lies outside the boundary of “{1}”"),
                          N_("Check the coordinates, what they are measured from, and the area"), 0 },
  [BW_REASON_ID] = { N_("there is no code"), N_("Give it a code that no other has"), 0 },
  [BW_REASON_TWICE_LINE] = { N_("“{1}” stands in line {2} already"), N_("Remove one of the two lines"), 0 },
  [BW_REASON_TWICE] = { N_("“{1}” stands at {2} already"), N_("Remove one of the two"), 0 },
  [BW_REASON_OTHER_TYPE] = { N_("“{1}” is the code of another {2}"), N_("Give it a code that no other has"),
                             WORD (1) },
  [BW_REASON_IS_SITE] = { N_("a site has this code"), N_("Give it a code that no other has"), 0 },
  [BW_REASON_IS_AREA] = { N_("an area has this code"), N_("Give it a code that no other has"), 0 },
  [BW_REASON_LEDGER] = { N_("is in the ledger, which is never changed"),
                         N_("Book the correction under another code"), 0 },
  [BW_REASON_STANDING] = { N_("what stands would become wrong: {1}"),
                           N_("Correct what stands first, or leave this out of the file"), 0 },
  [BW_REASON_UNKNOWN] = { N_("there is no {1} with the code “{2}”"),
                          N_("Correct the code, or import what it names first"), WORD (0) },
  [BW_REASON_WRONG_TYPE] = { N_("“{1}” is of the kind “{2}”, not “{3}”"), N_("Name one of the right kind"),
                             WORD (1) | WORD (2) },
  [BW_REASON_NO_PARENT] = { N_("only the root “{1}” stands in no area"), N_("Name the area above"), 0 },
  [BW_REASON_CIRCLE] = { N_("“{1}” stands in “{2}” itself"), N_("Name an area above, not below"), 0 },
  [BW_REASON_LEVEL] = { N_("{1} is not below {2}, the level of “{3}”"), N_("Correct the level, or the area above"),
                        WORD (0) | WORD (1) },
  [BW_REASON_PARTS] = { N_("{1} are stated, but the parts add up to {2}"), N_("Correct the total or its parts"), 0 },
  [BW_REASON_CHANGED] = { N_("somebody else has changed it meanwhile"),
                          N_("Choose the file again: it is held against what stands now"), 0 },
  [BW_REASON_NOT_ALLOWED] = { N_("this token does not allow it"),
                              N_("Ask the administrator for a token that does, or leave the row out"), 0 },
  [BW_REASON_COLUMN] = { N_("line {1}: no column is called “{2}”; there are: {3}"),
                         N_("Rename or remove the column, or say above what the file is"), 0 },
  [BW_REASON_COLUMN_TWICE] = { N_("line {1}: two columns are called “{2}”"), N_("Remove one of them"), 0 },
  [BW_REASON_EMPTY] = { N_("the file is empty"), N_("Name the columns in the first line"), 0 },
  [BW_REASON_AWAY] = { N_("the file is not on this computer"), N_("Save it here first, then choose it"), 0 },
  [BW_REASON_UNDECLARED] = { N_("there are coordinates, but not told what they are measured from; a guess could put "
                                "each point a kilometre beside where it is"),
                             N_("Choose above: WGS-84 (satellite receivers, CGCS2000), GCJ-02 (Amap, Tencent) or "
                                "BD-09 (Baidu)"), 0 },
  [BW_REASON_ENDING] = { N_("it is neither a table nor a map"),
                         N_("Choose a file whose name ends in .csv, .json or .geojson; save a workbook as CSV first"),
                         0 },
  [BW_REASON_BYTES] = { N_("the file is longer than {1} MiB"), N_("Bring it in parts"), 0 },
  [BW_REASON_NUL] = { N_("line {1}: this is no text"), N_("Save it as CSV UTF-8, not as a workbook"), 0 },
  [BW_REASON_UTF8] = { N_("line {1}: it is not written in UTF-8"), N_("Choose GB18030 above"), 0 },
  [BW_REASON_UTF16] = { N_("it is written in UTF-16"), N_("Save it as CSV UTF-8"), 0 },
  [BW_REASON_GB18030] = { N_("line {1}: it is not written in GB18030"), N_("Choose UTF-8 above"), 0 },
  [BW_REASON_QUOTE] = { N_("line {1}: a quote within a cell"),
                        N_("Put the whole cell into quotes, and write \"\" for a quote in it"), 0 },
  [BW_REASON_QUOTE_OPEN] = { N_("line {1}: a quote that is opened here is never closed"), N_("Close it"), 0 },
  [BW_REASON_CELL_LONG] = { N_("line {1}: a cell of more than 64 KiB"), N_("See whether a quote is missing"), 0 },
  [BW_REASON_CELLS_MANY] = { N_("line {1}: more than 1000 cells"), N_("Remove columns"), 0 },
  [BW_REASON_ROWS_MANY] = { N_("line {1}: more than 200,000 rows"), N_("Bring them in parts"), 0 },
  [BW_REASON_FEATURES] = { N_("there are no features, or more than 200,000"), N_("Bring them in parts"), 0 },
  [BW_REASON_COLLECTION] = { N_("it is no GeoJSON"), N_("Save it as a FeatureCollection (RFC 7946)"), 0 },
  [BW_REASON_SYSTEM] = { N_("“{1}” are not degrees of WGS-84 or CGCS2000"), N_("Write the file anew in EPSG:4326"),
                         0 },
  [BW_REASON_GEOJSON] = { N_("GeoJSON is read of areas and sites only"), N_("Save it as CSV"), 0 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (reasons) == BW_N_REASONS);

/* What reasons name in words of ours. */
static const struct
{
  const char *name;
  const char *words;
} named[] =
{
  { "area", NC_("named", "area") },
  { "site", NC_("named", "site") },
  { "place", NC_("named", "area or site") },
  { "team", NC_("named", "team") },
  { "round", NC_("named", "round") },
  { "order", NC_("named", "order") },
  { "fund", NC_("named", "fund") },
  { "tally", NC_("named", "count") },
  { "assignment", NC_("named", "shift") },
  { "receipt", NC_("named", "confirmation") },
  { "inspection", NC_("named", "visit") },
  { "followup", NC_("named", "follow-up") },
  { "alert", NC_("named", "alert") },
  { "entry", NC_("named", "entry of the log") },
  { "donation", NC_("named", "donation") },
  { "supply", NC_("named", "movement of supplies") },
  { "link", NC_("named", "link") },
  { "country", NC_("named", "country") },
  { "province", NC_("named", "province") },
  { "city", NC_("named", "city") },
  { "district", NC_("named", "district") },
  { "subdistrict", NC_("named", "subdistrict") },
  { "community", NC_("named", "community") },
  { "grid", NC_("named", "grid") },
  { "a number", NC_("named", "a number") },
  { "a whole number", NC_("named", "a whole number") },
  { "a string", NC_("named", "a text") },
  { "a list", NC_("named", "a list") },
  { "an object", NC_("named", "an object") },
};

/* Of several: “a number or a list”. */
static char *
dup_named (const char *names)
{
  g_auto (GStrv) parts = g_strsplit (names, " or ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *words = bw_reason_words_get_named (parts[i]);

      if (words == parts[i])
        continue;

      g_free (parts[i]);
      parts[i] = g_strdup (words);
    }

  /* Translators: between two forms that something may have: “a number or a list” */
  return g_strjoinv (C_("named", " or "), parts);
}

/* What stands, as an import names it: its type, its id, the member and the reason. */
static char *
dup_standing (const char *text)
{
  const char *id = strstr (text, " “");
  const char *member = id != NULL ? strstr (id, "”: /") : NULL;
  const char *reason = member != NULL ? strstr (member + strlen ("”: /"), ": ") : NULL;
  g_autofree char *type = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *field = NULL;
  g_autofree char *words = NULL;

  if (reason == NULL)
    return g_strdup (text);

  type = g_strndup (text, (gsize) (id - text));
  quoted = g_strndup (id + 1, (gsize) (member + strlen ("”") - id - 1));
  field = g_strndup (member + strlen ("”: /"), (gsize) (reason - member - (gssize) strlen ("”: /")));
  words = bw_reason_words_dup (reason + strlen (": "));

  /* Translators: a type of things, the code of one in quotes, one of its members, what is wrong with that */
  return g_strdup_printf (_("%s %s, %s: %s"), bw_reason_words_get_named (type), quoted,
                          bw_edit_words_get_member (field), words);
}

/**
 * bw_reason_words_dup:
 * @reason: as the model or the backend has it
 *
 * Returns: (transfer full): for a person
 */
char *
bw_reason_words_dup (const char *reason)
{
  g_auto (GStrv) names = NULL;
  BwReason found;

  g_return_val_if_fail (reason != NULL, NULL);

  found = bw_reason_read (reason, &names);
  if (found == BW_REASON_OTHER)
    return g_strdup (reason);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_steal_pointer (&names[i]);

      if (found == BW_REASON_STANDING)
        names[i] = dup_standing (name);
      else
        names[i] = (reasons[found].named & WORD (i)) != 0 ? dup_named (name) : g_steal_pointer (&name);
    }

  return bw_reason_fill (_(reasons[found].words), (const char * const *) names);
}

/**
 * bw_reason_words_get_advice:
 * @reason: as the model or the backend has it
 *
 * Returns: (transfer none): what to do
 */
const char *
bw_reason_words_get_advice (const char *reason)
{
  g_return_val_if_fail (reason != NULL, "");

  return _(reasons[bw_reason_read (reason, NULL)].advice);
}

/**
 * bw_reason_words_get_named:
 * @name: what a reason names: a type, a level, a kind of value
 *
 * Returns: (transfer none): it for a person; @name itself if it is none of ours
 */
const char *
bw_reason_words_get_named (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      if (g_str_equal (named[i].name, name))
        return g_dpgettext2 (NULL, "named", named[i].words);
    }

  return name;
}
