/* test-bw-json-tree.c: the same tree as json-glib makes, of whatever the scan lets pass
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json-tree-private.h"

#include "bw-json.h"
#include "bw-model-error.h"

#include <string.h>

#define MAX_LENGTH 100000

static void
check_same (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  root = bw_json_parse (text, -1, MAX_LENGTH, &error);
  g_assert_no_error (error);
  if (!json_node_equal (root, json_parser_get_root (parser)))
    g_error ("%s", text);
}

static void
test_same_as_json_glib (void)
{
  const char *texts[] = {
    "{}", "[]", " [ ] ", "{ }", "null", "true", "[false,null , true]", "\"\"", "0", "-1", "12",
    "{\"a\":{\"b\":[1,2,{\"c\":[[],{}]}]},\"d\":\"e\"}",
    "[9223372036854775807,-9223372036854775808,999999999999999999,-1000000000000000000]",
    "[0.5,-0.25,1e3,1E-2,2.5e+1,113.82323,34.02066,0.1,123456789012345678.5,1e22,1e-22,1e300,5e-324]",
    "[0.1234567890123456789,9007199254740993.0,0.000000000000000000000001234567890123456789]",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\u8bb8\\ud83d\\ude00.\"",
    "{\"\\u8bb8\\u660c\":\"许昌\",\"\":\"\\n\"}",
    "[\n1,\r\n\t2\n]\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check_same (texts[i]);
}

/* A double read from a text is the one that strtod() reads. */
static void
test_numbers (void)
{
  for (guint i = 0; i < 200000; i++)
    {
      char text[64];
      g_autoptr (JsonNode) root = NULL;
      g_autoptr (GError) error = NULL;
      double wanted;
      double value;

      g_snprintf (text, sizeof text, "%s%u.%0*u%s%d", g_test_rand_bit () ? "-" : "",
                  (guint) g_test_rand_int () >> g_test_rand_int_range (0, 32), g_test_rand_int_range (1, 14),
                  (guint) g_test_rand_int () >> g_test_rand_int_range (0, 32),
                  g_test_rand_bit () ? "e" : "E+", g_test_rand_int_range (0, 30));
      root = bw_json_parse (text, -1, MAX_LENGTH, &error);
      g_assert_no_error (error);
      value = json_node_get_double (root);
      wanted = g_ascii_strtod (text, NULL);
      if (memcmp (&value, &wanted, sizeof value) != 0)
        g_error ("%s: %.17g is not %.17g", text, value, wanted);
    }
}

static void
check_refused (const char *text,
               const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_json_parse (text, -1, MAX_LENGTH, &error));
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_refused (void)
{
  check_refused ("{\"a\":1,\"b\":2,\"a\":3}", "twice");
  check_refused ("[{\"a\":1,\"\\u0061\":3}]", "twice");
  check_refused ("[1,1e400]", "too great");
  check_refused ("-1e400", "too great");
  check_refused ("[1,]", "byte 3");
}

static void
test_spans (void)
{
  const char *text = " [ {\"a\":[1,2]} ,\"x\\\"y\",[[3]] ,4]";
  const char *wanted[] = { "{\"a\":[1,2]}", "\"x\\\"y\"", "[[3]]", "4" };
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (BwJsonSpan));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = bw_json_parse_list (text, strlen (text), MAX_LENGTH, spans, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 4);
  g_assert_cmpuint (spans->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < spans->len; i++)
    {
      const BwJsonSpan *span = &g_array_index (spans, BwJsonSpan, i);
      g_autofree char *part = g_strndup (text + span->start, span->end - span->start);

      g_assert_cmpstr (part, ==, wanted[i]);
    }
}

/* As deep as may be, and no deeper. */
static void
test_depth (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < BW_JSON_MAX_DEPTH; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < BW_JSON_MAX_DEPTH; i++)
    g_string_append_c (text, ']');
  check_same (text->str);

  g_string_prepend_c (text, '[');
  g_string_append_c (text, ']');
  check_refused (text->str, "deep");
  g_string_free (text, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-tree/same-as-json-glib", test_same_as_json_glib);
  g_test_add_func ("/json-tree/numbers", test_numbers);
  g_test_add_func ("/json-tree/refused", test_refused);
  g_test_add_func ("/json-tree/spans", test_spans);
  g_test_add_func ("/json-tree/depth", test_depth);
  return g_test_run ();
}
