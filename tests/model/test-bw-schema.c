/* test-bw-schema.c: what is declared is checked, and all of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-schema.h"

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-report.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = bw_json_parse (text, -1, 1024 * 1024, &error);

  g_assert_no_error (error);
  return node;
}

/* The faults of @text, "/pointer: reason" in lines. */
static char *
check (const BwSchema *schema,
       const char     *text,
       guint           max)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_fault_free);
  g_autoptr (JsonNode) node = parse (text);
  GString *told = g_string_new (NULL);
  gboolean is_good = bw_schema_check (schema, node, max, faults);

  g_assert_cmpint (is_good, ==, faults->len == 0);
  for (guint i = 0; i < faults->len; i++)
    {
      const BwFault *fault = g_ptr_array_index (faults, i);

      g_string_append_printf (told, "%s: %s\n", fault->pointer, fault->reason);
    }

  return g_string_free (told, FALSE);
}

static void
assert_told (const char *schema_text,
             const char *text,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwSchema) schema = bw_schema_new (schema_text, -1, NULL, NULL, &error);
  g_autofree char *told = NULL;

  g_assert_no_error (error);
  told = check (schema, text, 10);
  g_assert_cmpstr (told, ==, expected);
}

/* What is declared and not checked would be a promise that nobody keeps. */
static void
test_subset (void)
{
  static const char * const bad[] = {
    "[]",
    "{\"pattern\":\"^a\"}",
    "{\"oneOf\":[]}",
    "{\"type\":\"text\"}",
    "{\"type\":[]}",
    "{\"type\":7}",
    "{\"format\":\"email\"}",
    "{\"enum\":[1]}",
    "{\"required\":\"a\"}",
    "{\"properties\":{\"a\":{\"const\":1}}}",
    "{\"items\":{\"uniqueItems\":true}}",
    "{\"items\":true}",
    "{\"additionalProperties\":false}",
    "{\"additionalProperties\":{\"not\":{}}}",
    "{\"minLength\":-1}",
    "{\"maximum\":\"1\"}",
    "{\"$ref\":\"other.json\"}",
    "{\"x-names\":\"person\"}",
    "{\"readOnly\":\"yes\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (bw_schema_new (bad[i], -1, NULL, NULL, &error));
      g_assert_true (error->domain == BW_MODEL_ERROR);
      g_test_message ("%s: %s", bad[i], error->message);
    }
}

static void
test_values (void)
{
  assert_told ("{\"type\":\"string\"}", "7", ": must be a string\n");
  assert_told ("{\"type\":[\"number\",\"object\"]}", "\"a\"", ": must be a number or an object\n");
  assert_told ("{\"type\":\"integer\"}", "7.5", ": must be a whole number\n");
  assert_told ("{\"type\":\"number\"}", "7", "");
  assert_told ("{\"minimum\":0}", "-1", ": must not be negative\n");
  assert_told ("{\"minimum\":1,\"maximum\":5}", "6", ": must be from 1 to 5\n");
  assert_told ("{\"minimum\":1,\"maximum\":5}", "5", "");
  assert_told ("{\"maxLength\":2}", "\"中文\"", "");
  assert_told ("{\"maxLength\":2}", "\"中文字\"", ": must have at most 2 characters\n");
  assert_told ("{\"minLength\":1}", "\"\"", ": must have at least 1 characters\n");
  assert_told ("{\"enum\":[\"a\",\"b\"]}", "\"b\"", "");
  assert_told ("{\"enum\":[\"a\",\"b\"]}", "\"\"", ": must be one of a|b\n");
  assert_told ("{\"format\":\"code\"}", "\"a b\"", ": must be 1 to 128 of A-Z, a-z, 0-9 and . _ : / -\n");
  assert_told ("{\"format\":\"uuid\"}", "\"7\"", ": must be a UUID\n");
  assert_told ("{\"format\":\"date-time\"}", "\"2021-08-07T10:00:00\"",
               ": must be a time with its offset, like 2021-08-07T10:00:00+08:00\n");
  assert_told ("{\"type\":\"boolean\"}", "null", ": must be true or false\n");
  assert_told ("{\"minItems\":1,\"maxItems\":2}", "[]", ": must be a list of at least 1\n");
  assert_told ("{\"minItems\":1,\"maxItems\":2}", "[1,2,3]", ": must be a list of at most 2\n");
}

/* Each by its pointer, as RFC 6901 writes it; null is as good as missing. */
static void
test_members (void)
{
  const char *schema = "{\"required\":[\"a\",\"b\"],\"properties\":{\"a\":{\"type\":\"string\"},"
                       "\"c/d~\":{\"items\":{\"type\":\"integer\"}}},\"additionalProperties\":{\"type\":\"number\"}}";

  assert_told (schema, "{\"a\":\"\",\"b\":1,\"c/d~\":[1]}", "");
  assert_told (schema, "{\"a\":null,\"b\":1}", "/a: is missing\n");
  assert_told (schema, "{\"c/d~\":[1,\"x\",2,\"y\"],\"e\":\"z\"}",
               "/c~1d~0/1: must be a whole number\n/c~1d~0/3: must be a whole number\n"
               "/a: is missing\n/b: is missing\n/e: must be a number\n");
}

/* However much is wrong, no more than asked for is told. */
static void
test_bounded (void)
{
  g_autoptr (BwSchema) schema = bw_schema_new ("{\"items\":{\"type\":\"string\"}}", -1, NULL, NULL, NULL);
  g_autoptr (GString) many = g_string_new ("[0");
  g_autofree char *told = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (many, ",1");
  g_string_append_c (many, ']');
  told = check (schema, many->str, 2);
  g_assert_cmpstr (told, ==, "/0: must be a string\n/1: must be a string\n");
}

/* Every type declares an example, which is a document and goes through. */
static void
test_examples (void)
{
  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    {
      const char *type = bw_document_type_to_string ((BwDocumentType) i);
      g_autofree char *name = g_strconcat (type, ".json", NULL);
      g_autofree char *path = g_build_filename (g_getenv ("BULWARK_SOURCE_ROOT"), "data", "schemas", name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = NULL;
      JsonArray *examples;

      g_assert_true (g_file_get_contents (path, &text, NULL, &error));
      root = parse (text);
      examples = json_object_get_array_member (json_node_get_object (root), "examples");
      g_assert_cmpuint (json_array_get_length (examples), >, 0);
      for (guint j = 0; j < json_array_get_length (examples); j++)
        {
          g_autoptr (BwDocument) document = NULL;

          document = bw_document_new_from_object (json_array_get_object_element (examples, j),
                                                  bw_measure_catalogue_get_default (), &error);
          g_assert_no_error (error);
          g_assert_cmpint (bw_document_get_kind (document), ==, i);
        }
    }
}

/* The parser of reports is written out for speed: it agrees with what is declared. */
static void
test_reports (void)
{
  static const struct
  {
    const char *text;
    gboolean    is_good;
  } cases[] = {
    { "{\"id\":\"017b2403-9c00-7000-8000-000000000001\",\"place\":\"p\",\"subject\":\"sampling:r\","
      "\"at\":\"2021-08-08T09:30:00+08:00\",\"add\":{\"sampled\":1}}", TRUE },
    { "{\"id\":\"x\",\"place\":\"p\",\"subject\":\"sampling:r\","
      "\"at\":\"2021-08-08T09:30:00+08:00\",\"add\":{\"sampled\":1}}",
      FALSE },
    { "{\"id\":\"017b2403-9c00-7000-8000-000000000001\",\"place\":\"p\",\"subject\":\"sampling:r\",\"at\":\"noon\","
      "\"add\":{\"sampled\":1}}", FALSE },
    { "{\"id\":\"017b2403-9c00-7000-8000-000000000001\",\"subject\":\"sampling:r\","
      "\"at\":\"2021-08-08T09:30:00+08:00\","
      "\"add\":{\"sampled\":1}}", FALSE },
    { "{\"id\":\"017b2403-9c00-7000-8000-000000000001\",\"place\":\"p\",\"subject\":\"sampling:r\","
      "\"at\":\"2021-08-08T09:30:00+08:00\",\"add\":{\"sampled\":\"1\"}}", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = check (bw_schema_of_reports (), cases[i].text, 1);
      g_autoptr (JsonNode) node = parse (cases[i].text);
      g_autoptr (GError) error = NULL;
      g_auto (BwReport) report = { { 0 } };
      gboolean is_read = bw_report_parse (&report, json_node_get_object (node), bw_measure_catalogue_get_default (),
                                          &error);

      g_test_message ("case %u: %s", i, told);
      g_assert_cmpint (*told == '\0', ==, cases[i].is_good);
      g_assert_cmpint (is_read, ==, cases[i].is_good);
    }
}

static void
test_strip (void)
{
  g_autoptr (JsonNode) node = parse ("{\"type\":\"alert\",\"seq\":7,\"by_role\":\"admin\",\"cleared\":null,"
                                     "\"mine\":null,\"acknowledged\":{\"by_role\":\"x\",\"reason\":\"r\"}}");
  g_autofree char *line = NULL;

  bw_schema_strip (bw_schema_of_type (BW_DOCUMENT_TYPE_ALERT), json_node_get_object (node));
  line = bw_json_to_line (json_node_get_object (node));
  g_assert_cmpstr (line, ==, "{\"type\":\"alert\",\"mine\":null,\"acknowledged\":{\"reason\":\"r\"}}");
}

static void
note_name (const char *pointer,
           const char *wanted,
           const char *id,
           gpointer    data)
{
  g_string_append_printf (data, "%s=%s:%s ", pointer, wanted, id);
}

static void
test_names (void)
{
  g_autoptr (JsonNode) node = parse ("{\"recipients\":[\"a\",\"b\"],\"supersedes\":\"o\",\"title\":\"t\","
                                     "\"expects\":{\"measure\":\"m\",\"place\":\"p\"}}");
  g_autoptr (GString) told = g_string_new (NULL);

  bw_schema_visit_names (bw_schema_of_type (BW_DOCUMENT_TYPE_ORDER), json_node_get_object (node), note_name, told);
  g_assert_cmpstr (told->str, ==, "/recipients/0=area:a /recipients/1=area:b /supersedes=order:o "
                                  "/expects/measure=measure:m /expects/place=place:p ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schema/subset", test_subset);
  g_test_add_func ("/schema/values", test_values);
  g_test_add_func ("/schema/members", test_members);
  g_test_add_func ("/schema/bounded", test_bounded);
  g_test_add_func ("/schema/examples", test_examples);
  g_test_add_func ("/schema/reports", test_reports);
  g_test_add_func ("/schema/strip", test_strip);
  g_test_add_func ("/schema/names", test_names);

  return g_test_run ();
}
