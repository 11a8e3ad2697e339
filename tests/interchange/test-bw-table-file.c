/* test-bw-table-file.c: what a file is, and how it is written, is found out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-table-file.h"

#include "bw-document.h"

#include <glib/gstdio.h>
#include <string.h>

static const guint choices[] = { BW_DOCUMENT_TYPE_AREA, BW_DOCUMENT_TYPE_SITE, BW_DOCUMENT_TYPE_TEAM };

static void
assert_guess (const char *path,
              const char *text,
              guint       wanted)
{
  guint what = G_MAXUINT;

  g_assert_true (bw_table_file_guess (path, text, choices, G_N_ELEMENTS (choices), &what));
  g_assert_cmpuint (what, ==, wanted);
}

static void
test_guess (void)
{
  guint what;

  assert_guess ("x.csv", "id,parent,level,name\n", BW_DOCUMENT_TYPE_AREA);
  assert_guess ("x.csv", "id,area,kind,name,desks,hours\n1,2\n", BW_DOCUMENT_TYPE_SITE);
  assert_guess ("x.CSV", "id,kind,name,area,size,lent_by\n", BW_DOCUMENT_TYPE_TEAM);
  assert_guess ("x.geojson", "{\"geometry\":{\"type\":\"Point\"}}", BW_DOCUMENT_TYPE_SITE);
  assert_guess ("x.geojson", "{\"geometry\":{\"type\":\"MultiPolygon\"}}", BW_DOCUMENT_TYPE_AREA);
  g_assert_false (bw_table_file_guess ("x.csv", "甲,乙\n", choices, G_N_ELEMENTS (choices), &what));
  g_assert_false (bw_table_file_guess ("x.csv", "", choices, G_N_ELEMENTS (choices), &what));
}

/* (transfer full) (nullable): the text of a file of these bytes */
static char *
load (const char  *bytes,
      gsize        length,
      const char **encoding,
      GError     **error)
{
  g_autofree char *folder = g_dir_make_tmp ("table-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.csv", NULL);
  char *text;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  text = bw_table_file_load (path, encoding, NULL, error);
  g_remove (path);
  g_rmdir (folder);
  return text;
}

static void
test_encoding (void)
{
  static const char gb[] = "id,name\n1,\xcd\xf2\xb4\xef\n";
  g_autoptr (GError) error = NULL;
  const char *encoding = NULL;
  g_autofree char *found = load (gb, strlen (gb), &encoding, &error);
  g_autofree char *plain = NULL;
  g_autofree char *wrong = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (encoding, ==, "GB18030");
  g_assert_cmpstr (found, ==, "id,name\n1,万达\n");

  encoding = NULL;
  plain = load (found, strlen (found), &encoding, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (encoding, ==, "UTF-8");
  g_assert_cmpstr (plain, ==, found);

  /* What a person has said is not found out otherwise. */
  encoding = "UTF-8";
  wrong = load (gb, strlen (gb), &encoding, &error);
  g_assert_null (wrong);
  g_assert_nonnull (error);
}

static void
test_name (void)
{
  g_autoptr (GError) error = NULL;
  const char *encoding = NULL;

  g_assert_null (bw_table_file_load ("x.xlsx", &encoding, NULL, &error));
  g_assert_nonnull (g_strstr_len (error->message, -1, ".csv"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-file/guess", test_guess);
  g_test_add_func ("/table-file/encoding", test_encoding);
  g_test_add_func ("/table-file/name", test_name);
  return g_test_run ();
}
