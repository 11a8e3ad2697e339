/* test-bw-json-write.c: what is written can be read, and is the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json.h"

#include <math.h>

static void
assert_written (const char *text,
                const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = bw_json_parse (text, -1, 10000, &error);
  g_autoptr (JsonNode) again = NULL;
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  line = bw_json_to_line (json_node_get_object (root));
  g_assert_cmpstr (line, ==, expected);
  again = bw_json_parse (line, -1, 10000, &error);
  g_assert_no_error (error);
  g_assert_true (json_node_equal (root, again));
}

static void
test_written (void)
{
  assert_written ("{}", "{}");
  assert_written (" { \"b\" : [ ] , \"a\" : [ 1 , { } , null , true , false ] } ",
                  "{\"b\":[],\"a\":[1,{},null,true,false]}");
  assert_written ("{\"\\u0001\\n\\\"\\\\\\/\": \"\\u0001\\t\\\"\\\\\\/卫\\ud83d\\ude00\"}",
                  "{\"\\u0001\\n\\\"\\\\/\":\"\\u0001\\t\\\"\\\\/卫😀\"}");
}

static void
test_numbers (void)
{
  assert_written ("{\"a\":[0,-1,9223372036854775807,-9223372036854775808]}",
                  "{\"a\":[0,-1,9223372036854775807,-9223372036854775808]}");

  /* Great ones are what json-glib wrote as “1e+21.0”. */
  assert_written ("{\"a\":[1e21,-1e300,5.0,0.1,1e-7,1e15,0.30000000000000004]}",
                  "{\"a\":[1e+21,-1e+300,5.0,0.1,1e-07,1e+15,0.30000000000000004]}");
}

/* No text has them; a sum of ours could. */
static void
test_not_finite (void)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *line = NULL;

  json_object_set_double_member (object, "a", INFINITY);
  json_object_set_double_member (object, "b", NAN);
  line = bw_json_to_line (object);
  g_assert_cmpstr (line, ==, "{\"a\":null,\"b\":null}");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-write/written", test_written);
  g_test_add_func ("/json-write/numbers", test_numbers);
  g_test_add_func ("/json-write/not-finite", test_not_finite);
  return g_test_run ();
}
