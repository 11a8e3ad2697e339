/* test-bw-patch.c: what is made of one version is made of another, and taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-patch.h"

#include "bw-json.h"

static JsonObject *
parse (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (JsonNode) node = bw_json_parse (json, -1, 10000, NULL);

  g_assert_nonnull (node);
  return json_node_dup_object (node);
}

static void
assert_is (JsonObject *object,
           const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autofree char *line = bw_json_to_line (object);

  g_assert_cmpstr (line, ==, json);
}

/* What the backend writes at each change is no difference; null is as good as not there. */
static void
test_make (void)
{
  g_autoptr (JsonObject) before = parse ("{'a':1,'b':{'c':2},'d':4,'e':null,'seq':7,'by_role':'staff'}");
  g_autoptr (JsonObject) after = parse ("{'a':1,'b':{'c':3},'e':null,'f':[5],'seq':9}");
  g_autoptr (JsonObject) patch = bw_patch_make (before, after);
  g_autoptr (JsonObject) whole = bw_patch_make (NULL, after);
  g_autoptr (JsonObject) nothing = bw_patch_make (after, after);

  assert_is (patch, "{'b':{'c':3},'f':[5],'d':null}");
  assert_is (whole, "{'a':1,'b':{'c':3},'e':null,'f':[5]}");
  g_assert_cmpuint (json_object_get_size (nothing), ==, 0);
}

/* What somebody else changed beside it stays. */
static void
test_apply (void)
{
  g_autoptr (JsonObject) patch = parse ("{'b':3,'d':null}");
  g_autoptr (JsonObject) theirs = parse ("{'a':8,'b':2,'d':4,'seq':12}");
  g_autoptr (JsonObject) made = bw_patch_apply (theirs, patch);

  assert_is (made, "{'a':8,'b':3}");
}

static void
test_invert (void)
{
  g_autoptr (JsonObject) before = parse ("{'a':1,'b':2}");
  g_autoptr (JsonObject) after = parse ("{'a':1,'b':3,'c':4}");
  g_autoptr (JsonObject) patch = bw_patch_make (before, after);
  g_autoptr (JsonObject) inverse = bw_patch_invert (patch, before);
  g_autoptr (JsonObject) back = bw_patch_apply (after, inverse);

  assert_is (inverse, "{'b':2,'c':null}");
  assert_is (back, "{'a':1,'b':2}");
}

static void
test_is_in (void)
{
  g_autoptr (JsonObject) whole = parse ("{'a':1,'b':{'c':2,'d':3},'seq':9}");
  g_autoptr (JsonObject) said = parse ("{'a':1,'b':{'c':2},'e':null,'seq':4}");
  g_autoptr (JsonObject) other = parse ("{'b':{'c':3}}");
  g_autoptr (JsonObject) more = parse ("{'f':1}");

  g_assert_true (bw_patch_is_in (said, whole));
  g_assert_false (bw_patch_is_in (other, whole));
  g_assert_false (bw_patch_is_in (more, whole));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/patch/make", test_make);
  g_test_add_func ("/patch/apply", test_apply);
  g_test_add_func ("/patch/invert", test_invert);
  g_test_add_func ("/patch/is-in", test_is_in);
  return g_test_run ();
}
