//! What is said when returned workbooks are put together.
