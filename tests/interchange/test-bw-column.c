/* test-bw-column.c: each type has its columns, each cell says what it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-column.h"

#include <string.h>

/* A hashtag, then attributes: letters, digits and underscores (HXL 1.1). */
static gboolean
is_tag (const char *tag)
{
  return g_regex_match_simple ("^#[a-z][a-z0-9_]*(\\+[a-z][a-z0-9_]*)*$", tag, 0, 0);
}

static void
test_tags (void)
{
  for (guint what = 0; what <= BW_COLUMN_REPORT; what++)
    {
      const BwColumn *columns = bw_column_list (what);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; columns != NULL && columns[i].name != NULL; i++)
        {
          g_assert_true (is_tag (columns[i].tag));
          g_assert_true (g_hash_table_add (seen, (gpointer) columns[i].tag));
          g_assert_true (bw_column_find (what, columns[i].name) == &columns[i]);
        }
    }
}

static void
test_find (void)
{
  g_assert_null (bw_column_find (BW_DOCUMENT_TYPE_SITE, "add.sampled"));
  g_assert_nonnull (bw_column_find (BW_COLUMN_REPORT, "add.sampled"));
  g_assert_null (bw_column_find (BW_COLUMN_REPORT, "add."));
  g_assert_null (bw_column_list (BW_DOCUMENT_TYPE_SERIES));
  g_assert_cmpstr (bw_column_get_position (BW_DOCUMENT_TYPE_AREA), ==, "center");
}

static void
assert_same (BwColumnKind kind,
             const char  *cell)
{
  const char *reason = NULL;
  g_autoptr (JsonNode) node = bw_column_read (kind, cell, &reason);
  g_autofree char *written = NULL;

  g_assert_nonnull (node);
  written = bw_column_write (kind, node);
  g_assert_cmpstr (written, ==, cell);
}

static void
test_there_and_back (void)
{
  assert_same (BW_COLUMN_TEXT, "许昌");
  assert_same (BW_COLUMN_WHOLE, "-12");
  assert_same (BW_COLUMN_NUMBER, "34.02066");
  assert_same (BW_COLUMN_NUMBER, "7");
  assert_same (BW_COLUMN_TRUTH, "true");
  assert_same (BW_COLUMN_LIST, "A;B");
  assert_same (BW_COLUMN_JSON, "[{\"item\":\"x\"}]");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/column/tags", test_tags);
  g_test_add_func ("/column/find", test_find);
  g_test_add_func ("/column/there-and-back", test_there_and_back);

  return g_test_run ();
}
