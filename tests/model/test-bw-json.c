/* test-bw-json.c: what is JSON and what is not
 *
 * The cases are in tests/data/json/cases.txt; README.md beside it says which are
 * decisions of ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json.h"
#include "bw-model-error.h"
#include "mutation-fixture.h"

#include <string.h>

#define MAX_LENGTH (8 * 1024 * 1024)

/* Three octal digits, `\n`, `\t` or the byte itself; NULs may come of it. */
static GString *
decode (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (*text != '\\')
        {
          g_string_append_c (out, *text);
          continue;
        }

      text++;
      if (g_ascii_isdigit (*text))
        {
          g_string_append_c (out, (char) ((text[0] - '0') * 64 + (text[1] - '0') * 8 + (text[2] - '0')));
          text += 2;
        }
      else
        {
          g_string_append_c (out, *text == 'n' ? '\n' : *text == 't' ? '\t' : *text);
        }
    }

  return out;
}

static void
assert_verdict (const char *name,
                const char *text,
                gsize       length,
                gboolean    is_good)
{
  /* Of its very length, so that a sanitizer sees what is read beyond. */
  g_autofree char *exact = g_memdup2 (length > 0 ? text : "", MAX (length, 1));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = bw_json_parse (exact, (gssize) length, MAX_LENGTH, &error);

  if ((root != NULL) != is_good)
    g_error ("%s is %s: %s", name, is_good ? "refused" : "taken", error != NULL ? error->message : "");
  if (root != NULL)
    {
      g_assert_no_error (error);
      g_assert_true (bw_json_check (exact, length, MAX_LENGTH, NULL));
      return;
    }

  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, "byte "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_case (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, "\t", 3);
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) inside = NULL;
  gboolean is_good;

  g_assert_cmpuint (g_strv_length (words), ==, 3);
  is_good = g_str_equal (words[0], "good");
  g_assert_true (is_good || g_str_equal (words[0], "bad"));
  text = decode (words[2]);
  assert_verdict (words[1], text->str, text->len, is_good);

  inside = g_string_new ("{\"x\":");
  g_string_append_len (inside, text->str, (gssize) text->len);
  g_string_append_c (inside, '}');
  assert_verdict (words[1], inside->str, inside->len, is_good);
}

static void
test_cases (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "json", "cases.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (; lines[n] != NULL && *lines[n] != '\0'; n++)
    test_case (lines[n]);

  g_assert_cmpuint (n, >, 200);
}

/* Deep ones are refused by what does not recurse. */
static void
test_depth (void)
{
  static const guint depths[] = { 1, BW_JSON_MAX_DEPTH, BW_JSON_MAX_DEPTH + 1, 100000, 2000000 };

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autoptr (GString) arrays = g_string_new (NULL);
      g_autoptr (GString) objects = g_string_new (NULL);
      guint n = depths[i];

      for (guint k = 0; k < n; k++)
        {
          g_string_append_c (arrays, '[');
          if (n <= 100000)
            g_string_append (objects, "{\"a\":");
        }

      assert_verdict ("open arrays", arrays->str, arrays->len, FALSE);
      assert_verdict ("open objects", objects->str, objects->len, FALSE);
      g_string_append_c (objects, '1');
      for (guint k = 0; k < n; k++)
        {
          g_string_append_c (arrays, ']');
          g_string_append_c (objects, '}');
        }

      assert_verdict ("arrays", arrays->str, arrays->len, n <= BW_JSON_MAX_DEPTH);
      assert_verdict ("objects", objects->str, objects->len, n <= BW_JSON_MAX_DEPTH);
    }
}

/* What costs a hundred times its own length is refused before it is built. */
static void
test_values (void)
{
  static const char * const pieces[] = { "{},", "[],", "1,", "\"\"," };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("[");

      for (guint k = 0; k < BW_JSON_MIN_VALUES - 2; k++)
        g_string_append (text, pieces[i]);
      g_string_append (text, "0]");
      assert_verdict ("as many as may be", text->str, text->len, TRUE);

      g_string_truncate (text, text->len - 1);
      g_string_append (text, ",0]");
      assert_verdict ("one more", text->str, text->len, FALSE);
      while (text->len < BW_JSON_MIN_VALUES * BW_JSON_VALUE_BYTES * 2)
        g_string_append_c (text, ' ');
      assert_verdict ("a long text", text->str, text->len, TRUE);
    }
}

/* Pairs of coordinates have three values for some fifteen bytes. */
static void
test_dense (void)
{
  g_autoptr (GString) text = g_string_new ("[[113.8,34]");
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2 * BW_JSON_MIN_VALUES; i++)
    g_string_append (text, ",[113.81,34.1]");
  g_string_append_c (text, ']');
  g_assert_null (bw_json_parse (text->str, -1, text->len, NULL));
  root = bw_json_parse_dense (text->str, text->len, NULL, &error);
  g_assert_no_error (error);

  g_string_assign (text, "[0");
  for (guint i = 0; i < 4 * BW_JSON_MIN_VALUES; i++)
    g_string_append (text, ",0");
  g_string_append_c (text, ']');
  g_assert_null (bw_json_parse_dense (text->str, text->len, NULL, &error));
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX);
}

/* It ends where it is, long before the fault at the end of the text is met. */
static void
test_cancelled (void)
{
  g_autoptr (GString) text = g_string_new ("[[113.8,34]");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < BW_JSON_MIN_VALUES; i++)
    g_string_append (text, ",[113.81,34.1]");
  g_string_append (text, ",{\"a\":1,\"a\":2}]");
  g_assert_null (bw_json_parse_dense (text->str, text->len, cancellable, &error));
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_null (bw_json_parse_dense (text->str, text->len, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_members (void)
{
  g_autoptr (GString) text = g_string_new ("{\"first\":0");

  for (guint i = 1; i < BW_JSON_MAX_MEMBERS; i++)
    g_string_append_printf (text, ",\"%u\":{}", i);
  g_string_append_c (text, '}');
  assert_verdict ("as many members as may be", text->str, text->len, TRUE);

  g_string_truncate (text, text->len - 1);
  g_string_append (text, ",\"last\":0}");
  assert_verdict ("a member more", text->str, text->len, FALSE);
}

static void
test_length (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_json_check ("[1]", 3, 3, NULL));
  g_assert_false (bw_json_check ("[1] ", 4, 3, &error));
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX);
}

/* What is taken is what others take for JSON too, and stays the same when it is written
 * and read again; whatever is not, is refused by both of our readers. */
static void
check_changed (const char *text,
               gsize       length)
{
  g_autofree char *exact = g_memdup2 (length > 0 ? text : "", MAX (length, 1));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = bw_json_parse (exact, (gssize) length, MAX_LENGTH, &error);
  g_autoptr (JsonNode) other = NULL;
  g_autoptr (JsonNode) again = NULL;
  g_autoptr (JsonParser) parser = NULL;
  g_autofree char *line = NULL;

  if (root == NULL)
    {
      g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  g_assert_true (bw_json_check (exact, length, MAX_LENGTH, NULL));
  parser = json_parser_new ();
  json_parser_load_from_data (parser, exact, (gssize) length, &error);
  g_assert_no_error (error);
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return;

  line = bw_json_to_line (json_node_get_object (root));
  again = bw_json_parse (line, -1, MAX_LENGTH, &error);
  g_assert_no_error (error);
  g_assert_true (json_node_equal (root, again));
}

static void
test_changed (void)
{
  static const char * const texts[] = {
    "{\"type\":\"site\",\"id\":\"a-1\",\"position\":[113.8262,34.0226],\"hours\":null,\"open\":true,"
    "\"names\":{\"en\":\"Gate\",\"zh_CN\":\"\345\215\227\351\227\250\"}}",
    "[1,-0.5e+10,\"\\ud83d\\ude00\\n\",[[],{}],{\"a\":{\"b\":[false,null]}}]",
    "{\"values\":{\"sampled\":12,\"queue\":{\"value\":9007199254740993,\"bound\":\"~\"}},\"x\":\"\\u00e9\\\"\"}",
  };
  static const char * const words[] = {
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\u0000", "null", "true", "NaN", "-", "0",
    "e", "E+", "1e400", ".", "99999999999999999999", "\xef\xbb\xbf", "\xff", "\xed\xa0\x80", "\xc0\x80", " ",
    "\n", "\r", "\t", "/*", "//", "'", "\"a\":", "[[[[[[[[", "{\"a\":{\"a\":{\"a\":", NULL,
  };
  MutationFixture fixture = { g_rand_new_with_seed (20260101), words };

  for (guint i = 0; i < 60000; i++)
    {
      const char *text = texts[i % G_N_ELEMENTS (texts)];
      g_autoptr (GString) changed = mutation_fixture_mutate (&fixture, text, strlen (text));

      check_changed (changed->str, changed->len);
    }

  g_rand_free (fixture.rand);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/cases", test_cases);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/changed", test_changed);
  g_test_add_func ("/json/values", test_values);
  g_test_add_func ("/json/dense", test_dense);
  g_test_add_func ("/json/cancelled", test_cancelled);
  g_test_add_func ("/json/members", test_members);
  g_test_add_func ("/json/length", test_length);
  return g_test_run ();
}
