/* test-bw-briefing-record.c: a sheet that is made again from what was kept of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-record.h"

#include "briefing-fixture.h"
#include "bw-briefing-issue.h"
#include "bw-briefing.h"
#include "bw-document-size.h"
#include "bw-json.h"
#include "bw-time.h"
#include "picture-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static BwBriefingContent *
draft (BwPicture  *picture,
       const char *language)
{
  g_autoptr (GError) error = NULL;
  BwBriefingContent *content = bw_briefing_draft (picture, "411000", FIXTURE_NOW, 0, 9, language, &error);

  g_assert_no_error (error);
  bw_briefing_content_set_approval (content, "审图号：豫S(2021)1号");
  return content;
}

/* Through text, as the backend keeps it. */
static BwBriefingContent *
pass_on (const BwBriefingContent  *content,
         GError                  **error)
{
  g_autoptr (JsonObject) record = bw_briefing_record_write (content);
  g_autofree char *text = bw_json_to_line (record);
  g_autoptr (JsonNode) node = bw_json_parse (text, -1, BW_DOCUMENT_SIZE_SHEET, error);

  return node != NULL ? bw_briefing_record_read (json_node_get_object (node), error) : NULL;
}

/* (transfer full): takes over @content */
static GBytes *
print (BwBriefingContent *content)
{
  g_autofree char *folder = g_dir_make_tmp ("record-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BwBriefing) briefing = bw_briefing_new_from_content (content, &error);
  char *bytes = NULL;
  gsize length = 0;

  g_assert_no_error (error);
  bw_briefing_write_pdf (briefing, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_remove (path);
  g_rmdir (folder);
  return g_bytes_new_take (bytes, length);
}

/* Words, table, map and burn-up: the picture is gone, and the bytes are the same. */
static void
test_same_bytes (gconstpointer language)
{
  g_autoptr (BwPicture) picture = briefing_fixture_outlined (3000);
  BwBriefingContent *content = draft (picture, language);
  g_autofree char *digest = NULL;
  g_autofree char *digest_again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  BwBriefingContent *again;

  bw_briefing_content_settle (content);
  again = pass_on (content, &error);
  g_assert_no_error (error);
  digest = bw_briefing_content_dup_digest (content);
  digest_again = bw_briefing_content_dup_digest (again);
  g_assert_cmpstr (digest, ==, digest_again);

  g_clear_object (&picture);
  first = print (content);
  second = print (again);
  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first),
                   g_bytes_get_data (second, NULL), g_bytes_get_size (second));
}

/* The points of a map among them, to the place and the condition. */
static void
test_points (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_points ();
  BwBriefingContent *content = bw_briefing_draft (picture, "village", FIXTURE_NOW, 0, 0, "zh_CN", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) record = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  BwBriefingContent *again;

  bw_briefing_content_settle (content);
  record = bw_briefing_record_write (content);
  g_assert_cmpint (json_object_get_int_member (record, "format"), ==, 2);
  again = pass_on (content, &error);
  g_assert_no_error (error);
  first = print (content);
  second = print (again);
  g_assert_true (g_bytes_equal (first, second));
}

/* (transfer full): a city of @n districts, in rows of squares */
static BwPicture *
make_many (guint n)
{
  BwPicture *picture = briefing_fixture_many (n);

  for (guint i = 0; i < n; i++)
    {
      guint x = i % 40;
      guint y = i / 40;

      fixture_apply (picture, "{'type':'area','id':'D%03u','parent':'411000','level':'district','name':'第%u县',"
                     "'at':'2021-08-01T00:00:00+08:00','source':'import','boundary':{'type':'Polygon','coordinates':"
                     "[[[113.%02u,34.%02u],[113.%02u,34.%02u],[113.%02u,34.%02u],[113.%02u,34.%02u]]]}}",
                     i, i + 1, x, y, x + 1, y, x + 1, y + 1, x, y);
    }

  bw_picture_commit (picture);
  return picture;
}

/* Whatever is drafted can be kept: beyond what a document has room for there is no map, and
 * it says so. */
static void
test_many (void)
{
  for (guint n = 500; n <= 501; n++)
    {
      g_autoptr (BwPicture) picture = make_many (n);
      g_autoptr (BwBriefingContent) content = draft (picture, "zh_CN");
      g_autoptr (BwBriefingContent) again = NULL;
      g_autoptr (GError) error = NULL;
      gboolean has_map = FALSE;

      bw_briefing_content_settle (content);
      again = pass_on (content, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < again->blocks->len; i++)
        has_map |= ((BwBriefingBlock *) g_ptr_array_index (again->blocks, i))->map != NULL;

      g_assert_cmpint (has_map, ==, n == 500);
      g_assert_cmpint (briefing_fixture_find_text (again, "下级辖区多于500个，未附地图") != NULL, ==, n > 500);
    }
}

static JsonObject *
get_part (JsonObject *record,
          guint       block,
          const char *name)
{
  JsonObject *part = json_array_get_object_element (json_object_get_array_member (record, "blocks"), block);

  return json_object_get_object_member (part, name);
}

static void
change_plan (JsonObject *record)
{
  JsonArray *plan = json_object_get_array_member (json_object_get_object_member (get_part (record, 3, "figure"),
                                                                                 "round"), "milestones");

  json_object_set_double_member (json_array_get_object_element (plan, 0), "share", 0.0001);
}

static void
change_deadline (JsonObject *record)
{
  json_object_set_string_member (json_object_get_object_member (get_part (record, 3, "figure"), "round"), "deadline",
                                 "2021-08-30T20:00:00+08:00");
}

static void
change_start (JsonObject *record)
{
  json_object_set_string_member (json_object_get_object_member (get_part (record, 3, "figure"), "history"), "start",
                                 "2021-08-08T00:00:01+08:00");
}

static void
change_finish (JsonObject *record)
{
  json_object_set_int_member (json_object_get_object_member (get_part (record, 3, "figure"), "pace"), "finish_late",
                              FIXTURE_NOW + BW_TIME_DAY);
}

static void
change_now (JsonObject *record)
{
  json_object_set_string_member (get_part (record, 3, "figure"), "now", "2021-08-08T14:32:01+08:00");
}

static void
change_zone (JsonObject *record)
{
  json_object_set_string_member (get_part (record, 3, "figure"), "zone", "+09:00");
}

static JsonObject *
get_area (JsonObject *record,
          guint       area)
{
  return json_array_get_object_element (json_object_get_array_member (get_part (record, 2, "map"), "areas"), area);
}

static void
change_outline (JsonObject *record)
{
  g_autofree char *other = g_strdup (bw_json_peek_string (get_area (record, 1), "outline"));

  json_object_set_string_member (get_area (record, 0), "outline", other);
}

static void
change_pace (JsonObject *record)
{
  gboolean is_tight = g_strcmp0 (bw_json_peek_string (get_area (record, 0), "state"), "tight") == 0;

  json_object_set_string_member (get_area (record, 0), "state", is_tight ? "in_time" : "tight");
}

static void
change_outside (JsonObject *record)
{
  json_object_set_boolean_member (get_area (record, 0), "outside", TRUE);
}

/* What is printed of a figure is in the digest: one that somebody changed is told. */
static void
test_drawings (void)
{
  static void (*const changes[]) (JsonObject *) = {
    change_plan, change_deadline, change_start, change_finish, change_now, change_zone, change_outline, change_pace,
    change_outside,
  };
  g_autoptr (BwPicture) picture = briefing_fixture_outlined (40);
  g_autoptr (BwBriefingContent) content = draft (picture, "zh_CN");
  g_autofree char *digest = NULL;

  bw_briefing_content_settle (content);
  digest = bw_briefing_content_dup_digest (content);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (JsonObject) record = bw_briefing_record_write (content);
      g_autoptr (BwBriefingContent) read = NULL;
      g_autofree char *other = NULL;
      g_autoptr (GError) error = NULL;

      changes[i] (record);
      read = bw_briefing_record_read (record, &error);
      g_assert_no_error (error);
      other = bw_briefing_content_dup_digest (read);
      if (g_str_equal (digest, other))
        g_error ("change %u is not in the digest", i);
    }
}

/* It is kept in a document, which has a limit; most of it is outlines. */
static void
test_size (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_outlined (8000);
  g_autoptr (BwBriefingContent) content = draft (picture, "zh_CN");
  g_autoptr (JsonObject) record = NULL;
  g_autofree char *text = NULL;

  bw_briefing_content_settle (content);
  record = bw_briefing_record_write (content);
  text = bw_json_to_line (record);
  g_assert_cmpuint (strlen (text), <, 100 * 1024);
}

/* As points are called. */
static void
lengthen_names (BwBriefingContent *content)
{
  for (guint i = 0; i < content->blocks->len; i++)
    {
      BwBriefingTable *table = ((BwBriefingBlock *) g_ptr_array_index (content->blocks, i))->table;

      for (guint row = 0; table != NULL && row < table->rows->len; row++)
        {
          char **cells = ((BwBriefingRow *) g_ptr_array_index (table->rows, row))->cells;

          g_free (cells[0]);
          cells[0] = g_strdup_printf ("南街社区%u号采样点·南街农贸市场", row);
        }
    }
}

/* A table of 2,500 rows is kept as a document, and is the same when it is read again. */
static void
test_long (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_many (2500);
  BwBriefingContent *content = bw_briefing_draft (picture, "411000", FIXTURE_NOW, 0, 0, "zh_CN", NULL);
  g_autoptr (BwBriefingIssue) issue = NULL;
  g_autoptr (JsonObject) document = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (BwBriefingContent) again = NULL;
  g_autoptr (GError) error = NULL;

  lengthen_names (content);
  bw_briefing_content_settle (content);
  issue = bw_briefing_issue_new_longest (bw_briefing_record_write (content));
  bw_briefing_content_free (content);
  g_assert_cmpuint (bw_briefing_issue_weigh (issue, NULL), <, BW_DOCUMENT_SIZE_SHEET);
  document = bw_briefing_issue_make (issue, 1, NULL);
  text = bw_json_to_line (document);
  g_assert_cmpuint (strlen (text), >, BW_DOCUMENT_SIZE_LARGE);
  node = bw_json_parse (text, -1, BW_DOCUMENT_SIZE_SHEET, &error);
  g_assert_no_error (error);
  again = bw_briefing_issue_read (json_node_get_object (node), &error);
  g_assert_no_error (error);
  g_assert_nonnull (again);
}

/* Takes the member off that @path names: names and indices with / between them. */
static void
take_off (JsonObject *record,
          const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  JsonObject *object = record;

  for (guint i = 0; names[i + 1] != NULL; i++)
    {
      JsonNode *node = json_object_get_member (object, names[i]);

      g_assert_nonnull (node);
      if (JSON_NODE_HOLDS_ARRAY (node))
        node = json_array_get_element (json_node_get_array (node), (guint) g_ascii_strtoull (names[++i], NULL, 10));

      object = json_node_get_object (node);
    }

  g_assert_true (json_object_has_member (object, names[g_strv_length (names) - 1]));
  json_object_remove_member (object, names[g_strv_length (names) - 1]);
}

/* Whatever is not there is an error that says so, never half a sheet. */
static void
test_damaged (void)
{
  static const char * const paths[] = {
    "format", "title", "created", "blocks", "blocks/0/text", "blocks/1/table", "blocks/1/table/columns",
    "blocks/1/table/rows/0/cells", "blocks/1/table/rows/0/kind", "blocks/1/table/notes", "blocks/2/map/areas",
    "blocks/2/map/areas/0/outline", "blocks/2/map/areas/3/name", "blocks/3/figure/round", "blocks/3/figure/zone",
    "blocks/3/figure/round/deadline", "blocks/3/figure/history/values", "blocks/3/figure/pace",
  };
  g_autoptr (BwPicture) picture = briefing_fixture_outlined (40);
  g_autoptr (BwBriefingContent) content = draft (picture, "zh_CN");

  bw_briefing_content_settle (content);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (JsonObject) record = bw_briefing_record_write (content);
      g_autoptr (BwBriefingContent) read = NULL;
      g_autoptr (GError) error = NULL;

      take_off (record, paths[i]);
      read = bw_briefing_record_read (record, &error);
      if (read != NULL)
        g_error ("without %s it was read", paths[i]);

      g_assert_nonnull (error);
    }
}

/* A point that is not whole is an error. */
static void
test_damaged_points (void)
{
  static const char * const lines[] = { "checkpoint gap 113020000", "checkpoint bent 113020000 34010000",
                                        "gate gap 113020000 34010000", "checkpoint gap 999999999 34010000" };
  g_autoptr (BwPicture) picture = briefing_fixture_points ();
  g_autoptr (BwBriefingContent) content = bw_briefing_draft (picture, "village", FIXTURE_NOW, 0, 0, "zh_CN", NULL);

  bw_briefing_content_settle (content);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (JsonObject) record = bw_briefing_record_write (content);
      g_autoptr (GError) error = NULL;

      json_array_add_string_element (json_object_get_array_member (get_part (record, 1, "map"), "sites"), lines[i]);
      g_assert_null (bw_briefing_record_read (record, &error));
      g_assert_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_RECORD);
    }
}

/* What a later release wrote may mean something else. */
static void
test_later_release (void)
{
  g_autoptr (BwPicture) picture = briefing_fixture_outlined (40);
  g_autoptr (BwBriefingContent) content = draft (picture, "zh_CN");
  g_autoptr (JsonObject) record = bw_briefing_record_write (content);
  g_autoptr (GError) error = NULL;

  json_object_set_int_member (record, "format", 3);
  g_assert_null (bw_briefing_record_read (record, &error));
  g_assert_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_RECORD);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/briefing/record/same-bytes/chinese", "zh_CN", test_same_bytes);
  g_test_add_data_func ("/briefing/record/same-bytes/english", "en", test_same_bytes);
  g_test_add_func ("/briefing/record/points", test_points);
  g_test_add_func ("/briefing/record/damaged-points", test_damaged_points);
  g_test_add_func ("/briefing/record/many", test_many);
  g_test_add_func ("/briefing/record/drawings", test_drawings);
  g_test_add_func ("/briefing/record/size", test_size);
  g_test_add_func ("/briefing/record/long", test_long);
  g_test_add_func ("/briefing/record/damaged", test_damaged);
  g_test_add_func ("/briefing/record/later-release", test_later_release);
  return g_test_run ();
}
