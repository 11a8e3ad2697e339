/* test-bw-picture-documents.c: which documents have changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-picture.h"
#include "picture-fixture.h"

#define TEAM(id, name, seq) \
  "{'type':'team','id':'" id "','kind':'women','name':'" name "','area':'c','at':'2021-08-05T00:00:00+08:00'," \
  "'seq':" seq "}"

static void
assert_changes (BwPicture  *picture,
                guint64    *position,
                const char *wanted)
{
  g_autoptr (GPtrArray) ids = bw_picture_list_changes (picture, BW_DOCUMENT_TYPE_TEAM, position);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (ids, i));
  g_assert_cmpstr (ids != NULL ? text->str : "all", ==, wanted);
}

static void
test_changes (void)
{
  g_autoptr (BwPicture) picture = bw_picture_new (bw_measure_catalogue_get_default ());
  guint64 position = 0;

  fixture_apply (picture, TEAM ("a", "A", "1"));
  assert_changes (picture, &position, "all");
  fixture_apply (picture, TEAM ("b", "B", "2"));
  assert_changes (picture, &position, "b");

  /* What says nothing else, or is older, is no change. */
  fixture_apply (picture, TEAM ("b", "B", "2"));
  fixture_apply (picture, TEAM ("b", "older", "1"));
  assert_changes (picture, &position, "");

  /* What came and went is one, too. */
  fixture_apply (picture, TEAM ("a", "A2", "3"));
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_TEAM, "b");
  bw_picture_remove (picture, BW_DOCUMENT_TYPE_TEAM, "nobody");
  assert_changes (picture, &position, "a b");

  bw_picture_clear (picture);
  assert_changes (picture, &position, "all");
  assert_changes (picture, &position, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/picture-documents/changes", test_changes);
  return g_test_run ();
}
