// How many documents there are.
// row    documents: number
MATCH (d:Document)
RETURN count(d) AS documents
